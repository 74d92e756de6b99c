import { useSuspenseQuery } from "@tanstack/react-query";
import { Check, PartyPopper } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { campaignsQuery } from "../../api/campaigns.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { cardClass, cx } from "../../ui/classes.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages } from "./home-messages.ts";
import { hasGoneTheWay, nextStep, stepNumber, STEPS, type NextStep } from "./next-step.ts";
import { useSetupHidden } from "./use-setup-hidden.ts";
import { PermittedLink } from "../../ui/permitted-link.tsx";

const words = messages.home;

const dotClass = (index: number, now: number): string => {
  if (index < now) return "bg-accent text-on-accent";
  return index === now ? "bg-accent-soft text-accent outline-2 outline-accent" : "bg-sunk text-muted";
};

const Way = ({ now, onHide }: { now: number; onHide: () => void }) => (
  <div className="grid gap-3">
    <div className="flex items-center justify-between gap-x-4 text-sm">
      <p className="text-muted">{words.done(now, STEPS.length)}</p>
      <button
        type="button"
        onClick={onHide}
        aria-label={words.hideStepsLong}
        className="tap -my-2 -me-2 rounded-control px-2 text-muted underline underline-offset-3 hover:text-ink"
      >
        {words.hideSteps}
      </button>
    </div>
    <ol className="flex flex-wrap gap-3" aria-label={words.step(Math.min(now + 1, STEPS.length), STEPS.length)}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === now ? "step" : undefined}
          className="flex min-w-0 items-center gap-3 not-last:flex-1 lg:min-w-fit"
        >
          <span
            className={cx(
              "grid size-6 shrink-0 place-items-center rounded-full text-xs font-bold",
              dotClass(index, now),
            )}
          >
            {index < now ? <Check size={14} aria-hidden /> : index + 1}
          </span>
          <span className={cx("text-sm max-lg:sr-only", index === now ? "font-medium" : "text-muted")}>
            {words.way[step]}
            {index < now && <span className="sr-only"> ({words.stepDone})</span>}
          </span>
          {index < STEPS.length - 1 && (
            <span aria-hidden className={cx("h-px min-w-2 flex-1", index < now ? "bg-accent" : "bg-line")} />
          )}
        </li>
      ))}
    </ol>
  </div>
);

/** Once, when the first piece has gone the whole way: said shortly, and put away by the owner. */
const Arrived = ({ onHide }: { onHide: () => void }) => (
  <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-ok-soft p-4 text-ok">
    <p className="flex min-w-0 flex-1 basis-60 items-start gap-2.5">
      <PartyPopper size={20} className="mt-0.5 shrink-0" aria-hidden />
      <span>
        <strong className="font-bold">{words.arrived}</strong> {words.arrivedText}
      </span>
    </p>
    <PlainButton size="sm" onClick={onHide}>
      {words.arrivedClose}
    </PlainButton>
  </div>
);

type GoProps = { next: NextStep; businessId: string };

function Go({ next: { situation, campaign }, businessId }: GoProps) {
  const label = words.steps[situation].action;
  if (situation === "describe") {
    return (
      <ButtonLink to="/b/$businessId/settings/profile" params={{ businessId }} variant="primary">
        {label}
      </ButtonLink>
    );
  }
  if (situation === "plan" || situation === "again" || campaign === null) {
    return (
      <PermittedLink takes="edit" to="/b/$businessId/campaigns/new" params={{ businessId }} variant="primary">
        {label}
      </PermittedLink>
    );
  }
  const params = { businessId, campaignId: campaign.id };
  if (situation === "planning" || situation === "planFailed") {
    return (
      <ButtonLink to="/b/$businessId/campaigns/$campaignId/strategy" params={params} variant="primary">
        {label}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink
      to="/b/$businessId/campaigns/$campaignId/board"
      params={params}
      search={situation === "approve" ? { status: "draft" } : situation === "schedule" ? { status: "approved" } : {}}
      variant="primary"
    >
      {label}
    </ButtonLink>
  );
}

/** The one thing to do next on the way from a profile to a piece with its time; the way itself until it was gone once. */
export function NextStepCard() {
  const business = useActiveBusiness();
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(business.id));
  const { isHidden, hide } = useSetupHidden(business.id);
  const next = nextStep(business, campaigns);
  const { title, text } = words.steps[next.situation];
  const about = next.situation === "again" ? "" : next.campaign?.name;
  const isArrived = hasGoneTheWay(campaigns);
  return (
    <section aria-labelledby="next-step" className={`${cardClass} grid gap-5 p-4 md:p-6`}>
      {!isHidden && (isArrived ? <Arrived onHide={hide} /> : <Way now={stepNumber[next.situation]} onHide={hide} />)}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <h2 id="next-step" className="text-xl">
            {title}
          </h2>
          <p className="measure text-muted">
            {about && <strong className="font-medium text-ink">{about}. </strong>}
            {text}
          </p>
        </div>
        <Go next={next} businessId={business.id} />
      </div>
    </section>
  );
}
