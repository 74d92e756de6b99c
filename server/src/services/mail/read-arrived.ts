import type { MailReport } from "../../infrastructure/mail/mail-report.ts";
import type { ReadMail, RefusedMail } from "../../infrastructure/mail/inbound/read-mail.ts";
import type { ArrivedMail } from "./take-mail.ts";

export type MailReading = {
  /** `bytes`: how many it has, where only its beginning is here. */
  readMail(raw: Buffer, bytes?: number): Promise<ReadMail | RefusedMail>;
  /** Reads a mail that came back; null for any other. */
  readReport(raw: Buffer): Promise<MailReport | null>;
};

const REFUSALS: Record<RefusedMail["refused"], string> = {
  no_sender: "The mail names nobody who wrote it: it has no From that is an address.",
  too_many_parts: "The mail has more parts, or a longer head, than is read.",
  too_hard: "The mail is put together in a way that takes too long, or too much memory, to read.",
  empty: "There is nothing in it. A mail is posted as it came, as message/rfc822.",
};

/** Reads a mail, or says why it is not taken. */
export async function readArrived(
  { readMail, readReport }: MailReading,
  raw: Buffer,
  bytes = raw.length,
): Promise<ArrivedMail | { refusal: string }> {
  const mail = await readMail(raw, bytes);
  if ("refused" in mail) return { refusal: REFUSALS[mail.refused] };
  return { mail, report: mail.automatic === "report" ? await readReport(raw) : null };
}
