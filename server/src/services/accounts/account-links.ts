import { createHash } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import type { Keyring } from "../../core/keyring.ts";
import type { TokenPurpose } from "../../data/models/account.ts";
import type { AccountTokenRepository } from "../../data/repositories/account-token-repository.ts";

type Needs = { tokens: AccountTokenRepository; keyring: Keyring; publicUrl: string };
export type AccountLinks = ReturnType<typeof createAccountLinks>;

type Wanted = { id: string; userId: string; purpose: TokenPurpose; email: string };
export type Proven = { userId: string; email: string };

const MINUTE = 60;
const DAY = 86_400;
const GOOD_FOR: Record<TokenPurpose, number> = { reset: 30 * MINUTE, change: DAY, confirm: 7 * DAY };
const PAGES: Record<TokenPurpose, string> = {
  reset: "/reset-password",
  change: "/confirm-email",
  confirm: "/confirm-email",
};
/** Whoever fills a mailbox with links to a new password ends here; the owner of it has links that are good. */
const MOST_RESETS = 3;

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Links that prove who reads a mailbox: kept as hashes, each good once and for its time. */
export function createAccountLinks({ tokens, keyring, publicUrl }: Needs) {
  return {
    /** Makes the link, the same for the same id: a mail that is sent a second time says the same as the first. */
    async make({ id, userId, purpose, email }: Wanted): Promise<string | undefined> {
      if (purpose === "reset" && (await tokens.countOthers(purpose, userId, id)) >= MOST_RESETS) return undefined;
      const token = keyring.hash("account-link", id);
      await tokens.put({ id, userId, purpose, email, tokenHash: hashOf(token), goodForSeconds: GOOD_FOR[purpose] });
      // Behind the #: no server, no log and no other site is told of it.
      return `${publicUrl}${PAGES[purpose]}#${purpose}.${token}`;
    },

    /** Who a link proves somebody to be; it stays good. Throws where it is not. */
    async look(purpose: TokenPurpose, token: string): Promise<Proven> {
      return (await tokens.find(purpose, hashOf(token))) ?? over();
    },

    /** Uses a link up. Throws where it was used before, or its time is over. */
    async use(purpose: TokenPurpose, token: string): Promise<Proven> {
      return (await tokens.take(purpose, hashOf(token))) ?? over();
    },

    /** All links of this user are good for nothing any more. */
    forget: (userId: string): Promise<void> => tokens.removeOf(userId),
    sweep: (): Promise<void> => tokens.sweep(),
  };
}

function over(): never {
  throw new AppError(
    "link_over",
    "This link was used before, or its time is over. Ask for a new one; the newest mail has the one that works.",
  );
}
