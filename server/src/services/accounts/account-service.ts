import type { ChangeEmail, ChangePassword, DeviceSession, EmailChange, PageQuery } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { Page } from "../../data/repositories/cursor.ts";
import type { SessionRepository, StoredSession } from "../../data/repositories/session-repository.ts";
import type { AuthService, Signed } from "../auth-service.ts";
import type { Vouching } from "../vouching.ts";
import type { AccountLinks } from "./account-links.ts";
import type { AccountMails } from "./account-mails.ts";
import { deviceOf } from "./device.ts";
import { requireGoodPassword } from "./password-rules.ts";
import { isGuest, type StoredUsers } from "./stored-users.ts";

type Needs = {
  users: StoredUsers;
  sessions: Pick<SessionRepository, "list">;
  auth: Pick<AuthService, "endSession" | "endSessions">;
  links: Pick<AccountLinks, "forget">;
  mails: AccountMails;
  vouching: Vouching;
};
export type AccountService = ReturnType<typeof createAccountService>;

/** What the owner of an account does with it: password, address, and where they are signed in. */
export function createAccountService({ users, sessions, auth, links, mails, vouching }: Needs) {
  /** The user, once they have shown that they know the password, or signed in a moment ago where they have none. */
  const proven = async (signed: Signed, password: string | undefined) => {
    const user = await users.find(signed.userId);
    if (!user || isGuest(user.email)) throw new AppError("account_needed", "Create an account first.");
    if (!(await vouching.hasPassword(user.id))) await vouching.vouch(signed);
    else if (!(await users.hasPassword(user.id, password ?? ""))) throw wrongPassword();
    return user;
  };

  return {
    /** Ends all other sessions, and makes every link in earlier mails useless. How many sessions were ended. */
    async changePassword(
      signed: Signed,
      { currentPassword, password }: ChangePassword,
      language: string,
    ): Promise<number> {
      const { userId, sessionId } = signed;
      const user = await proven(signed, currentPassword);
      await requireGoodPassword(password, [user.email, user.name]);
      await users.setPassword(userId, password);
      await links.forget(userId);
      const ended = await auth.endSessions(userId, sessionId);
      await mails.send({ kind: "notice", event: "password_changed", to: user.email, language });
      return ended;
    },

    /** Asks the new address whether it is theirs; at once where no mail is sent. Says the same of an address that is taken. */
    async changeEmail(
      signed: Signed,
      { email, currentPassword }: ChangeEmail,
      language: string,
    ): Promise<EmailChange["state"]> {
      const { userId } = signed;
      const user = await proven(signed, currentPassword);
      const wanted = email.toLowerCase();
      if (wanted === user.email) return "changed";
      if (!mails.isOn) {
        await users.update(userId, { email: wanted, emailVerified: false });
        await links.forget(userId);
        return "changed";
      }
      await mails.send({ kind: "change", userId, to: wanted, language });
      await mails.send({ kind: "notice", event: "email_change_asked", to: user.email, language });
      return "asked";
    },

    /** Where this user is signed in, newest first. */
    async listSessions({ userId, sessionId }: Signed, query: PageQuery): Promise<Page<DeviceSession>> {
      const page = await sessions.list(userId, query);
      return { ...page, items: page.items.map((row) => asDeviceSession(row, sessionId)) };
    },

    async endSession(userId: string, id: string): Promise<void> {
      if (!(await auth.endSession(userId, id))) throw new AppError("not_found", "This session has ended already.");
    },

    /** Ends all sessions but the one that asks. How many that were. */
    endOtherSessions: ({ userId, sessionId }: Signed): Promise<number> => auth.endSessions(userId, sessionId),
  };
}

/** Not 401: whoever asks is signed in and stays so, and a client that read of an ended session would ask again by itself. */
const wrongPassword = () => {
  const message = "This is not your password.";
  return new AppError("not_confirmed", message, { errors: [{ path: "currentPassword", message }] });
};

const asDeviceSession = (stored: StoredSession, current: string): DeviceSession => ({
  id: stored.id,
  device: deviceOf(stored.userAgent),
  network: stored.ipAddress || null,
  createdAt: stored.createdAt,
  lastUsedAt: stored.updatedAt,
  current: stored.id === current,
});
