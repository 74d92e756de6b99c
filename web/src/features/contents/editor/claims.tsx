import type { Channel, Claim } from "@handbill/contracts";
import { Check, CircleAlert, ExternalLink, Info } from "lucide-react";
import { memo, useRef } from "react";
import { cx, linkClass } from "../../../ui/classes.ts";
import { formatDate } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { fieldName } from "../fields/channel-form.ts";
import { isBlocking, openClaims } from "../fields/open-claims.ts";
import { claimMessages as copy } from "./claim-messages.ts";
import { useClaimMarks } from "./claim-marks.ts";

/** Where the button of the editor leads that says what has to be confirmed. */
const HEADING = "claims-to-confirm";

type Confirm = (claims: readonly Claim[], confirmed: boolean) => void;
type ClaimsProps = { channel: Channel; claims: readonly Claim[]; onConfirm: Confirm };

const dayOf = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? formatDate(day) : day);

/** The rule behind a reason, unless the reason has named it already. */
function Rule({ rule, reason }: { rule: NonNullable<Claim["rule"]>; reason: string }) {
  const named = [copy.rule(rule.jurisdiction), rule.since !== "" && copy.since(dayOf(rule.since))].filter(Boolean);
  return (
    <p className="text-muted">
      {!reason.includes(rule.source) && <>{named.join(", ")}. </>}
      {copy.notAdvice}{" "}
      {/^https?:/.test(rule.source) ? (
        <a
          href={rule.source}
          target="_blank"
          rel="noreferrer"
          className={`${linkClass} inline-flex items-center gap-1`}
        >
          {copy.source}
          <ExternalLink size={13} aria-hidden />
        </a>
      ) : (
        !reason.includes(rule.source) && rule.source
      )}
    </p>
  );
}

/** What is said, where, and why it needs a look. */
function Statement({ channel, claim }: { channel: Channel; claim: Claim }) {
  return (
    <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
      <p>
        <span className="text-muted">
          {claim.kind !== undefined && <>{copy.kinds[claim.kind]} · </>}
          {fieldName(channel, claim.field)}
        </span>
        <Written className="block font-medium break-words">“{claim.text}”</Written>
      </p>
      {!claim.confirmed && <p>{claim.reason ?? copy.noReason}</p>}
      {!claim.confirmed && claim.rule !== undefined && <Rule rule={claim.rule} reason={claim.reason ?? ""} />}
    </div>
  );
}

type ToConfirmProps = { channel: Channel; claim: Claim; onConfirm: Confirm };

/** One statement; its button stays in place when it is pressed, so the focus does too. */
function ToConfirm({ channel, claim, onConfirm }: ToConfirmProps) {
  const { text, confirmed } = claim;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <Statement channel={channel} claim={claim} />
      <span className="flex items-center gap-2">
        {confirmed && (
          <span className="inline-flex items-center gap-1.5 text-ok">
            <Check size={16} aria-hidden />
            {copy.vouched}
          </span>
        )}
        <PlainButton
          takes="approve"
          size="sm"
          variant={confirmed ? "quiet" : "secondary"}
          aria-label={confirmed ? copy.undoFor(text) : copy.vouchFor(text)}
          onClick={() => onConfirm([claim], !confirmed)}
        >
          {confirmed ? copy.undo : copy.vouch}
        </PlainButton>
      </span>
    </li>
  );
}

function Reminders({ channel, claims }: Pick<ClaimsProps, "channel" | "claims">) {
  return (
    <section aria-label={copy.remindersTitle} className="grid gap-1 rounded-card bg-info-soft p-3 text-sm">
      <h3 className="flex items-center gap-2 text-sm text-info">
        <Info size={16} aria-hidden />
        {copy.remindersTitle}
      </h3>
      <p className="text-muted">{copy.remindersLead}</p>
      <ul className="grid gap-2">
        {claims.map((claim) => (
          <li key={`${claim.field}-${claim.kind}-${claim.text}`} className="flex">
            <Statement channel={channel} claim={claim} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Statements that nobody has confirmed, each with why it is here; the owner knows whether they are true. Reminders stand apart. */
export const Claims = memo(function Claims({ channel, claims, onConfirm }: ClaimsProps) {
  const blocking = claims.filter(isBlocking);
  const reminders = claims.filter((claim) => !isBlocking(claim));
  const open = openClaims(claims);
  const isDone = open.length === 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useClaimMarks(open);
  return (
    <>
      {blocking.length > 0 && (
        <section
          aria-labelledby={HEADING}
          className={cx("grid gap-1 rounded-card p-3 text-sm", isDone ? "bg-sunk" : "bg-ai-soft")}
        >
          <h3
            ref={heading}
            id={HEADING}
            tabIndex={-1}
            className={cx("flex items-center gap-2 text-sm outline-none", isDone ? "text-ok" : "text-ai")}
          >
            {isDone ? <Check size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
            {isDone ? copy.allConfirmed : copy.title}
          </h3>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="min-w-0 flex-1 basis-60">{isDone ? copy.done : copy.lead(open.length)}</p>
            {open.length > 1 && (
              <PlainButton
                takes="approve"
                size="sm"
                onClick={() => {
                  onConfirm(open, true);
                  // The button goes away with what it did; the focus stays with the list.
                  heading.current?.focus();
                }}
              >
                {copy.vouchAll(open.length)}
              </PlainButton>
            )}
          </div>
          <ul className="divide-y divide-line">
            {blocking.map((claim) => (
              <ToConfirm
                key={`${claim.field}-${claim.kind}-${claim.text}`}
                channel={channel}
                claim={claim}
                onConfirm={onConfirm}
              />
            ))}
          </ul>
        </section>
      )}
      {reminders.length > 0 && <Reminders channel={channel} claims={reminders} />}
    </>
  );
});
