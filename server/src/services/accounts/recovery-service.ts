import type { User } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { AuthService } from "../auth-service.ts";
import type { AccountLinks } from "./account-links.ts";
import type { AccountMails } from "./account-mails.ts";
import { requireGoodPassword } from "./password-rules.ts";
import type { StoredUsers } from "./stored-users.ts";

type Needs = {
  users: StoredUsers;
  links: AccountLinks;
  mails: AccountMails;
  auth: Pick<AuthService, "endSessions">;
};
export type RecoveryService = ReturnType<typeof createRecoveryService>;

const KINDS = { confirm: "confirm", change: "change", reset: "reset" } as const;

/** What stands in a link: `reset.` and the token. A link of one kind is good for nothing else. */
function readLink(text: string): { purpose: keyof typeof KINDS | undefined; token: string } {
  const [kind = "", token = ""] = text.split(".", 2);
  return { purpose: Object.values(KINDS).find((one) => one === kind), token };
}

/** What is done by links in mails: to confirm an address, to change it, and to choose a new password. */
export function createRecoveryService({ users, links, mails, auth }: Needs) {
  const confirmOwn = async (userId: string, email: string) => {
    const user = await users.find(userId);
    if (user?.email === email && !user.emailVerified) await users.update(userId, { emailVerified: true });
  };

  const confirmNew = async (userId: string, email: string, language: string) => {
    const before = await users.find(userId);
    await users.update(userId, { email, emailVerified: true });
    // What went to the old address proves nothing any more.
    await links.forget(userId);
    if (before) await mails.send({ kind: "notice", event: "email_changed", to: before.email, language });
  };

  return {
    /** Asks somebody to confirm the address they have entered. */
    async askToConfirm({ id, email, confirmEmail }: User, language: string): Promise<boolean> {
      if (confirmEmail) await mails.send({ kind: "confirm", userId: id, to: email, language });
      return confirmEmail;
    },

    /** Sends a link to a new password, where there is such an account. Says the same, and takes as long, where there is none. */
    async forgot(email: string, language: string): Promise<void> {
      if (!mails.isOn) {
        throw new AppError(
          "mail_off",
          "This installation sends no mail. Ask whoever runs it for a link to a new password.",
        );
      }
      await mails.send({ kind: "reset", to: email, language });
    },

    /** Follows the link of a mail that asks whose an address is. Answers the address. */
    async confirm(link: string, language: string): Promise<{ email: string }> {
      const { purpose, token } = readLink(link);
      const { userId, email } = await links.use(purpose === "change" ? "change" : "confirm", token);
      await (purpose === "change" ? confirmNew(userId, email, language) : confirmOwn(userId, email));
      return { email };
    },

    /** A new password by the link of a mail. Everybody is signed out, and who can read the mail owns the address. */
    async reset(link: string, password: string, language: string): Promise<{ email: string }> {
      const { token } = readLink(link);
      const { userId, email } = await links.look("reset", token);
      const user = await users.find(userId);
      await requireGoodPassword(password, [email, user?.name ?? ""]);
      await links.use("reset", token);
      await users.setPassword(userId, password);
      await users.update(userId, { emailVerified: true });
      await links.forget(userId);
      await auth.endSessions(userId, null);
      await mails.send({ kind: "notice", event: "password_changed", to: email, language });
      return { email };
    },
  };
}
