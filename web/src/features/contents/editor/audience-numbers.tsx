import type { Audience } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { Info, Moon } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { momentWords } from "../../../scheduling/moments.ts";
import { Banner } from "../../../ui/banner.tsx";
import { audienceMessages as words } from "./audience-messages.ts";

type NumbersProps = { audience: Audience; businessId: string };

/** What stands in the way of everybody, each with the rule it comes from. */
const Stops = ({ audience: { stops }, businessId }: NumbersProps) =>
  stops.map(({ reason, detail, rule }) => (
    <Banner key={reason} tone="danger">
      {detail}{" "}
      {reason === "no_sender" && (
        <Link to="/b/$businessId/settings/profile" params={{ businessId }} className="underline">
          {words.profile}
        </Link>
      )}
      <span className="block text-xs">{words.rule(rule.source)}</span>
    </Banner>
  ));

/** Who does not get it, by the reason; folded away, with the rule in words that a finger can reach too. */
function Held({ audience: { held } }: Pick<NumbersProps, "audience">) {
  const count = held.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return (
    <details className="text-sm">
      <summary className="tap flex items-center gap-2 rounded-control text-muted">{words.heldAll(count)}</summary>
      <ul className="divide-y divide-line">
        {held.map(({ reason, count: some, rule }) => (
          <li key={reason} className="flex items-start justify-between gap-4 py-2">
            <span className="min-w-0">
              {words.reason(reason)}
              <span className="block text-xs break-words text-muted">{words.rule(rule.source)}</span>
            </span>
            <span className="font-medium tabular-nums">{some}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How many get it, everybody else by the reason why not, and what is good to know. */
export function AudienceNumbers({ audience, businessId }: NumbersProps) {
  const { timezone } = useActiveBusiness();
  const { fitting, allowed, stops, notes, waiting } = audience;
  const isNobody = allowed === 0 || stops.length > 0;
  return (
    <>
      <p role="status" className="text-lg font-medium tabular-nums">
        {isNobody ? words.nobody : words.allowed(allowed, fitting)}
      </p>
      {!isNobody && (
        <span aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunk">
          <span className="bg-accent" style={{ inlineSize: `${(allowed / Math.max(1, fitting)) * 100}%` }} />
        </span>
      )}
      <Stops audience={audience} businessId={businessId} />
      {waiting.map(({ reason, count, from, rule }) => (
        <p key={reason} className="flex items-start gap-2 text-sm">
          <Moon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
          <span>
            {words.waiting(count, reason === "holiday", momentWords(from, timezone))}
            <span className="block text-xs text-muted">{words.rule(rule.source)}</span>
          </span>
        </p>
      ))}
      <Held audience={audience} />
      {notes.map((note) => (
        <p key={note} className="flex items-start gap-2 text-sm text-muted">
          <Info size={16} aria-hidden className="mt-0.5 shrink-0" />
          {note}
        </p>
      ))}
    </>
  );
}
