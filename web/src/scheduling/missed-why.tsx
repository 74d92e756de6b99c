import type { Missed } from "@handbill/contracts";
import { CircleX } from "lucide-react";
import { useActiveBusiness } from "../api/businesses.ts";
import { TextLink } from "../ui/button-link.tsx";
import { messages } from "./messages.ts";

const words = messages.missed;

/** What they have in common is put right in the settings. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  "connection_off",
  "connection_removed",
  "key_lost",
  "http_401",
  "http_403",
  "http_410",
]);

const isKnown = (code: string): code is keyof typeof words.next => Object.hasOwn(words.next, code);

/** Why a piece did not go out at its time, wherever it is listed. */
export const MissedWhy = ({ missed }: { missed: Missed }) => (
  <p className="flex items-start gap-2 text-sm text-danger">
    <CircleX size={16} className="mt-0.5 shrink-0" aria-hidden />
    <span className="min-w-0 wrap-anywhere">{missed.detail}</span>
  </p>
);

/** What to do about it, where it can be done. */
export function MissedNext({ code }: { code: string | undefined }) {
  const { id: businessId } = useActiveBusiness();
  if (code !== undefined && OF_THE_CONNECTION.has(code)) {
    return (
      <p className="text-sm text-muted">
        {words.connectionNext}{" "}
        <TextLink to="/b/$businessId/settings/connections" params={{ businessId }}>
          {words.connections}
        </TextLink>
      </p>
    );
  }
  const next = code === undefined ? messages.bar.postHow : isKnown(code) ? words.next[code] : words.otherNext;
  return <p className="text-sm text-muted">{next}</p>;
}
