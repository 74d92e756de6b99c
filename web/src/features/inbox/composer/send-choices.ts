import type { InboxSettings, MessageSend } from "@handbill/contracts";
import { tomorrowMorning } from "../order/snooze.ts";
import { momentOn } from "../words.ts";
import { composerMessages as words } from "./messages.ts";

export type SendChoice = { label: string; wish: MessageSend };

type Opening = Pick<InboxSettings, "isOpen" | "opensAt">;

/**
 * The two ways to send, the usual one first. Who is closed now answers when they open, or at once; who is open answers at once, or
 * tomorrow morning. Each says when that is: nothing goes out late without a word.
 */
export function sendChoices(opening: Opening | undefined, timezone: string, now: Date): [SendChoice, SendChoice] {
  const opensAt = opening?.isOpen === false ? opening.opensAt : null;
  const at = opensAt ?? tomorrowMorning(timezone, now);
  const later = { label: words.sendAt(momentOn(at, timezone)), wish: { at } };
  return opensAt === null ? [{ label: words.send, wish: {} }, later] : [later, { label: words.sendNow, wish: {} }];
}
