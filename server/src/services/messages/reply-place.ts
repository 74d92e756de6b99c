import type { MessageChannel, SuppressionReason } from "@handbill/contracts";

const ALWAYS: Partial<Record<SuppressionReason, string>> = {
  complained:
    "This customer complained about mail from you: nothing is sent to that address. Call them, or write on another channel.",
  bounced: "Mail to this address came back: there is no such mailbox. Ask the customer for another address.",
  by_hand: "You put this address on the list of those who get nothing. Take it off there first.",
};
/** The list of numbers is about text messages; who writes on WhatsApp is answered there. */
const ON_WHATSAPP: Partial<Record<SuppressionReason, string>> = {
  by_hand: "You put this number on the list of those who get nothing. Take it off there first.",
};
const UNASKED = "This customer wants no mail from you, and has not written to you in this conversation.";

/** Who texted STOP gets nothing, not even an answer, until they text START. */
const BY_SMS: Partial<Record<SuppressionReason, string>> = {
  unsubscribed:
    "This customer texted STOP: nothing is sent to that number until they text START. Call them, or write on another channel.",
  paused: "This customer wants no text messages for now. Call them, or write on another channel.",
  bounced: "No text message reaches this number. Ask the customer for another.",
  complained: "This customer complained about messages from you: nothing is sent to that number.",
  by_hand: "You put this number on the list of those who get nothing. Take it off there first.",
};

const ofMail = (reason: SuppressionReason, hasWritten: boolean): string | undefined =>
  ALWAYS[reason] ?? (hasWritten ? undefined : UNASKED);

/** Who wrote is answered, also where they left a list; some addresses get nothing at all. */
export function whyNotAnswered(
  reason: SuppressionReason | undefined,
  hasWritten: boolean,
  channel: MessageChannel = "email",
): { errorKind: string; detail: string } | undefined {
  if (reason === undefined) return undefined;
  const isMail = channel === "email" || channel === "form";
  const detail = isMail ? ofMail(reason, hasWritten) : (channel === "sms" ? BY_SMS : ON_WHATSAPP)[reason];
  return detail === undefined ? undefined : { errorKind: reason, detail };
}
