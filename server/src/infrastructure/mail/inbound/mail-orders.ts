import type { MailReport } from "../mail-report.ts";
import type { ReadMail, RefusedMail } from "./read-mail.ts";

/** What the thread that reads mails is asked. */
export type MailOrder = { purpose: "mail" | "report"; raw: Uint8Array; bytes: number };

/** What it says. */
export type MailWord = { isReady: true } | { read: ReadMail | RefusedMail | MailReport | null } | { error: string };
