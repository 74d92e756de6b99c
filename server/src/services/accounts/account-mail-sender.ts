import type { Seal } from "../../core/seal.ts";
import { inSendingSpan } from "../../core/sending-span.ts";
import { createTracing, type Tracing } from "../../core/tracing.ts";
import type { AccountMailClaim, AccountMailRepository } from "../../data/repositories/account-mail-repository.ts";
import type { InstallationMail } from "../../infrastructure/mail/installation-mail.ts";
import type { SmtpSession } from "../../infrastructure/mail/smtp.ts";
import type { AccountLinks } from "./account-links.ts";
import { type AccountMail, openAccountMail } from "./account-mails.ts";
import { composeAccountMail } from "./compose-account-mail.ts";

type Addressed = { to: string; link: string | null };
type StoredUser = { id: string; email: string; emailVerified: boolean };
type Needs = {
  mails: AccountMailRepository;
  seal: Seal;
  links: Pick<AccountLinks, "make" | "sweep">;
  findUser(by: { id: string } | { email: string }): Promise<StoredUser | undefined>;
  server: InstallationMail;
  tracing?: Tracing;
  warn(message: string, facts: Record<string, unknown>): void;
};

/** After the last of these waiting times it has failed. */
const RETRY_SECONDS = [5, 30, 120, 600, 3_600] as const;
const MOST_AT_ONCE = 50;

/**
 * Sends the mails of the installation itself. Links are made here and not where they were asked for: asking takes as long for an
 * address that nobody has.
 */
export function createAccountMailSender(needs: Needs) {
  const { mails, seal, links, findUser, server, warn, tracing = createTracing() } = needs;
  let running: Promise<void> | null = null;
  let isLeaving = false;

  /** To whom, and with which link; undefined where it is not to be sent at all. */
  const addressed = async (id: string, mail: AccountMail): Promise<Addressed | undefined> => {
    if (mail.kind === "notice") return { to: mail.to, link: null };
    if (mail.kind === "invitation") return { to: mail.to, link: mail.link };
    const user = await findUser(mail.kind === "reset" ? { email: mail.to.toLowerCase() } : { id: mail.userId });
    if (!user) return undefined;
    // What was typed may only look like the address of an account: what is sent goes to the one on record.
    const to = mail.kind === "change" ? mail.to.toLowerCase() : user.email;
    if (mail.kind === "confirm" && (user.emailVerified || user.email !== mail.to.toLowerCase())) return undefined;
    if (mail.kind === "change" && (await findUser({ email: to }))) return undefined;
    const link = await links.make({ id, userId: user.id, purpose: mail.kind, email: to });
    return link === undefined ? undefined : { to, link };
  };

  const send = async (claim: AccountMailClaim, line: () => Promise<SmtpSession>): Promise<void> => {
    const mail = openAccountMail(seal, claim);
    const addressing = mail && (await addressed(claim.id, mail));
    if (!mail || !addressing) return mails.remove(claim.id);
    const letter = composeAccountMail({ id: claim.id, mail, ...addressing, from: server.from });
    const session = await line();
    const outcome = await inSendingSpan("send mail", {}, () => session.send(letter));
    // A mail that may have gone out is not sent again: asking for another one is a press.
    if (outcome.kind !== "refused") return mails.remove(claim.id);
    return again(claim, mail.kind, outcome.errorKind, outcome.retryable);
  };

  const again = async (claim: AccountMailClaim, kind: string, reason: string, retryable = true): Promise<void> => {
    const seconds = RETRY_SECONDS[claim.attempt - 1];
    if (retryable && seconds !== undefined) return mails.retry(claim, seconds);
    warn("A mail of this installation could not be sent", { kind, reason });
    return mails.remove(claim.id);
  };

  const round = async (): Promise<void> => {
    await Promise.all([mails.sweep(), links.sweep()]);
    let session: SmtpSession | undefined;
    const line = async () => (session?.isUsable() ? session : (session = await server.open()));
    try {
      for (let sent = 0; sent < MOST_AT_ONCE && !isLeaving; sent += 1) {
        const claim = await mails.claim();
        if (!claim) return;
        try {
          await tracing.tryOf("account mail", claim.id, claim.attempt, () => send(claim, line));
        } catch (error) {
          await again(claim, "any", "no_connection");
          throw error;
        }
      }
    } finally {
      session?.close();
    }
  };

  return {
    /** Sends all that is due now. A second call while one runs waits for it. */
    work(): Promise<void> {
      running ??= round()
        .catch((error: unknown) => warn("Mails of this installation wait: SMTP_URL", { err: error }))
        .finally(() => (running = null));
      return running;
    },

    /** Takes no further mail; the one under way is sent to its end. */
    async leave(): Promise<void> {
      isLeaving = true;
      await running;
    },
  };
}
