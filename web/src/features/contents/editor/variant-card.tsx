import type { Channel, ContentVariant } from "@handbill/contracts";
import { Check, CircleAlert } from "lucide-react";
import { cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { CHANNEL_FORMS } from "../fields/channel-form.ts";
import { tightest } from "../fields/measures.ts";
import { openClaims } from "../fields/open-claims.ts";
import { plainText } from "../fields/plain-text.ts";
import { useRules } from "../fields/use-rules.ts";
import { Counter } from "./counter.tsx";
import { variantMessages as copy } from "./variant-messages.ts";

type VariantCardProps = {
  channel: Channel;
  variant: ContentVariant;
  /** Their text is the present one. */
  isText: boolean;
  isBusy: boolean;
  onUse: () => void;
};

/** One version to choose: how it goes about it, its words, how much room they take and what is to be checked. */
export function VariantCard({ channel, variant, isText, isBusy, onUse }: VariantCardProps) {
  const { approach, fields, claims, number } = variant;
  const rules = useRules();
  const main = CHANNEL_FORMS[channel].find(({ kind }) => kind !== "line")?.path ?? "text";
  const open = openClaims(claims).length;
  const id = `variant-${number}`;
  return (
    <li
      aria-labelledby={id}
      className={cx(
        "grid w-[85%] shrink-0 snap-center grid-rows-[auto_1fr_auto_auto] gap-2 rounded-card border bg-surface p-3 text-sm @xl:w-auto",
        isText ? "border-accent" : "border-line",
      )}
    >
      <h4 id={id} className="text-sm font-medium">
        {copy.approaches[approach]}
      </h4>
      <Written as="p" className="line-clamp-[14] break-words whitespace-pre-line">
        {plainText(channel, fields)}
      </Written>
      <p className="flex min-h-6 flex-wrap items-center justify-between gap-x-3 text-muted">
        {open > 0 ? (
          <span className="inline-flex items-center gap-1 text-ai">
            <CircleAlert size={14} aria-hidden />
            {copy.checks(open)}
          </span>
        ) : (
          <span>{copy.nothingToCheck}</span>
        )}
        <Counter measurement={tightest(rules?.measure(channel, fields) ?? [], main)} />
      </p>
      {isText ? (
        <p className="flex min-h-9 items-center gap-1.5 font-medium text-accent">
          <Check size={16} aria-hidden />
          {copy.isText}
        </p>
      ) : (
        <PlainButton takes="edit" size="sm" aria-describedby={id} disabled={isBusy} onClick={onUse}>
          {copy.use}
        </PlainButton>
      )}
    </li>
  );
}
