import { parentPort } from "node:worker_threads";
import { readMailReport } from "../mail-report.ts";
import { type MailOrder, type MailWord } from "./mail-orders.ts";
import { readMail } from "./read-mail.ts";

/*
 * A thread that takes mails of strangers apart, one at a time. However a mail is made, it holds up nobody but the mails behind it; what takes
 * too long or too much memory ends with this thread.
 */

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread knows no origins
const tell = (word: MailWord): void => parentPort?.postMessage(word);

parentPort?.on("message", ({ purpose, raw, bytes }: MailOrder) => {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const reading = purpose === "report" ? readMailReport(mail) : readMail(mail, bytes);
  reading.then(
    (read) => tell({ read }),
    (error: unknown) => tell({ error: String(error) }),
  );
});
tell({ isReady: true });
