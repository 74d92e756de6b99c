import type { Campaign, Strategy } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { planQuery } from "../../../../api/plans.ts";
import { ButtonLink } from "../../../../ui/button-link.tsx";
import { cardClass } from "../../../../ui/classes.ts";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { TextDiff } from "../../../../ui/text-diff.tsx";
import { Written } from "../../../../ui/written.tsx";
import { useRestorePlan } from "../../api/plan-changes.ts";
import { CHAPTERS, ORDER } from "../anchors.ts";
import { laterMessages as later } from "../later-messages.ts";
import { PlanPart } from "../plan-part.tsx";
import { areAlike, pairLines, type Pair } from "./pair-lines.ts";
import { linesOf, type ComparedPart } from "./plan-lines.ts";

const PARTS = ORDER.filter((part): part is ComparedPart => part !== "why");

const Label = ({ children }: { children: string }) =>
  children === "" ? null : <span className="block text-sm text-muted">{children}</span>;

const Missing = () => <span className="text-muted italic">{later.nothingThere}</span>;

/** Two texts that say something else: marking every word of them would hide what they say. */
function Whole({ text }: { text: string }) {
  return text === "" ? <Missing /> : <Written as="p">{text}</Written>;
}

/** Two columns where there is room; on a phone one text with what changed in it. */
function PairRow({ pair: { label, labelBefore, before, after } }: { pair: Pair }) {
  const isMarked = before !== after && areAlike(before, after);
  const side = (which: "before" | "after") =>
    isMarked ? (
      <TextDiff before={before} after={after} side={which} />
    ) : (
      <Whole text={which === "before" ? before : after} />
    );
  return (
    <div className="grid gap-x-6 gap-y-3 p-4 md:grid-cols-2">
      <div className={isMarked || before === after ? "max-md:hidden" : ""}>
        <span className="text-xs font-medium text-muted md:sr-only">{later.before}</span>
        <Label>{labelBefore}</Label>
        {side("before")}
      </div>
      <div>
        {!isMarked && before !== after && (
          <span className="text-xs font-medium text-muted md:sr-only">{later.now}</span>
        )}
        <Label>{label}</Label>
        <div className={isMarked ? "max-md:hidden" : ""}>{side("after")}</div>
        {isMarked && (
          <div className="md:hidden">
            <TextDiff before={before} after={after} />
          </div>
        )}
      </div>
    </div>
  );
}

const isDifferent = ({ before, after, label, labelBefore }: Pair): boolean => before !== after || label !== labelBefore;

function ComparedPartRows({ pairs, before, after }: { pairs: Pair[]; before: number; after: number }) {
  if (!pairs.some(isDifferent)) return <p className="text-sm text-muted">{later.unchanged}</p>;
  return (
    <div className={`${cardClass} divide-y divide-line`}>
      <div className="hidden grid-cols-2 gap-x-6 px-4 py-2 text-sm font-medium text-muted md:grid" aria-hidden>
        <span>{later.plan(before)}</span>
        <span>{later.plan(after)}</span>
      </div>
      {pairs.map((pair) => (
        <PairRow key={pair.id} pair={pair} />
      ))}
    </div>
  );
}

type PlanComparisonProps = { campaign: Campaign; strategy: Strategy; version: number };

/** An earlier plan beside the present one, part by part. */
export function PlanComparison({ campaign, strategy, version }: PlanComparisonProps) {
  const { businessId, id, planVersion } = campaign;
  const { data: earlier } = useSuspenseQuery(planQuery(businessId, id, version));
  const { restore, isPending } = useRestorePlan(campaign);
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const address = {
    to: "/b/$businessId/campaigns/$campaignId/strategy",
    params: { businessId, campaignId: id },
    search: {},
  } as const;
  const parts = PARTS.map((part) => ({
    part,
    pairs: pairLines(linesOf(earlier.strategy, part), linesOf(strategy, part)),
  }));
  const changed = parts.filter(({ pairs }) => pairs.some(isDifferent)).length;
  return (
    <article
      aria-label={later.comparing(version, planVersion)}
      className="grid min-w-0 grid-cols-1 content-start gap-9"
    >
      <div className={`${cardClass} grid gap-3 p-4 md:p-5`}>
        <h2 ref={heading} tabIndex={-1} className="text-xl">
          {later.comparing(version, planVersion)}
        </h2>
        {earlier.instruction !== null && <bdi className="text-sm">{later.wish(earlier.instruction)}</bdi>}
        <p className="text-muted">{later.compareLead(changed)}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink {...address} variant="primary">
            {later.keepPlan(planVersion)}
          </ButtonLink>
          <PlainButton
            takes="edit"
            disabled={isPending || campaign.status === "planning"}
            onClick={() => restore(version, planVersion, () => void navigate(address))}
          >
            {later.restorePlan(version)}
          </PlainButton>
        </div>
      </div>
      {parts.map(({ part, pairs }) => (
        <PlanPart key={part} {...CHAPTERS[part]}>
          <ComparedPartRows pairs={pairs} before={version} after={planVersion} />
        </PlanPart>
      ))}
    </article>
  );
}
