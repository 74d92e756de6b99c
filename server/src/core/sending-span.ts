import { type Attributes, inSpan } from "./trace.ts";

/** What became of something that was sent; `errorKind` is of our own list, never a word of whoever answered. */
type Sent = { kind: "accepted" } | { kind: "refused" | "unknown"; errorKind: string };

/** Something that leaves this machine, as a span of the work that it is part of. Never to whom it goes, nor what it says. */
export function inSendingSpan<Outcome extends Sent>(
  name: string,
  attributes: Attributes,
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  return inSpan(name, { kind: "client", attributes }, async (span) => {
    const outcome = await send();
    span.set({ "handbill.outcome": outcome.kind });
    if (outcome.kind !== "accepted") span.failed(outcome.errorKind);
    return outcome;
  });
}
