/** Mails that no person wrote for this reader. They are kept, and nobody waits for an answer to them. */
export type Automatic = "answering_machine" | "list" | "bulk" | "report" | "loop";

/** Header lines by their name in small letters, unfolded. */
export type Heads = ReadonlyMap<string, readonly string[]>;

const IS_SERVER = /^(?:mailer-daemon|postmaster)(?:[+.\-_][^@]*)?@/i;
const NOBODY_READS = /^(?:no-?reply|do-?not-?reply|bounces?|listserv|majordomo)(?:[+.\-_][^@]*)?@/i;

/** Subjects of answering machines that do not say so in their head (Outlook, and old ones). */
const AWAY =
  /^(?:auto(?:mati(?:c|sche|que|ca)|m[áa]tica)?[ -]?(?:reply|response|antwort|svar)|abwesenheitsnotiz|out of (?:the )?office|resposta autom[aá]tica|respuesta autom[aá]tica|réponse automatique|risposta automatica|自動応答|自動返信|رد تلقائي)/iu;

const says = (heads: Heads, name: string, what: RegExp): boolean =>
  heads.get(name)?.some((value) => what.test(value)) === true;

/** How many hosts a mail has gone through at most before it runs in a circle. */
const MOST_HOPS = 30;

/** Who it is from; `isAnswerable`: it names another address that answers go to. */
type From = { address: string; subject: string; isAnswerable: boolean };

/** By RFC 3834, 2369 and 3464, and by what programs write that know none of them. Null for a mail of a person. */
export function automaticKind(heads: Heads, { address, subject, isAnswerable }: From): Automatic | null {
  if (heads.has("x-loop") || (heads.get("received")?.length ?? 0) > MOST_HOPS) return "loop";
  if (says(heads, "content-type", /^multipart\/report/i)) return "report";
  const isAnswer =
    says(heads, "auto-submitted", /^auto-(?:replied|notified)/i) ||
    says(heads, "precedence", /^auto_reply/i) ||
    heads.has("x-autoreply") ||
    heads.has("x-autorespond") ||
    AWAY.test(subject);
  if (isAnswer) return "answering_machine";
  if (heads.has("list-id") || heads.has("list-post") || says(heads, "precedence", /^list/i)) return "list";
  const isBulk =
    says(heads, "auto-submitted", /^(?!no\b)./i) ||
    says(heads, "precedence", /^(?:bulk|junk)/i) ||
    heads.has("list-unsubscribe") ||
    heads.has("feedback-id") ||
    says(heads, "x-auto-response-suppress", /\b(?:all|oof|autoreply)\b/i);
  if (isBulk || (NOBODY_READS.test(address) && !isAnswerable)) return "bulk";
  return says(heads, "return-path", /^\s*<\s*>\s*$/) || IS_SERVER.test(address) ? "report" : null;
}
