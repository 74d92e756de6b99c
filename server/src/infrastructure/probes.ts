import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

const MAIL_PATIENCE_MS = 5_000;

/** Room on the disk of a folder. */
export async function roomOf(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Signs in to a mail server and sends nothing; null when that goes well, otherwise why not, without the address's password. */
export async function mailProblem(smtpUrl: string): Promise<string | null> {
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: MAIL_PATIENCE_MS,
    greetingTimeout: MAIL_PATIENCE_MS,
    socketTimeout: MAIL_PATIENCE_MS,
  });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return wordsOfMail(error, new URL(smtpUrl));
  } finally {
    transport.close();
  }
}

function wordsOfMail(error: unknown, { hostname, port }: URL): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const server = port === "" ? hostname : `${hostname}:${port}`;
  if (code === "EAUTH") return `${server} refuses the user name or the password`;
  if (code === "EDNS" || code === "ENOTFOUND") return `there is no server named ${hostname}`;
  if (code === "ETIMEDOUT") return `${server} does not answer`;
  if (code === "ECONNECTION" || code === "ESOCKET" || code === "ECONNREFUSED") return `${server} takes no connection`;
  return `${server} does not speak as a mail server does`;
}

const BACKUP = /^handbill-.*\.backup$/;

/** When the newest backup in a folder was written; null where there is none. */
export async function newestBackup(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(
    names.filter((name) => BACKUP.test(name)).map(async (name) => (await stat(join(folder, name))).mtimeMs),
  );
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
