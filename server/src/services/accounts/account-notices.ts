import type { AccountMails, NoticeEvent } from "./account-mails.ts";
import { isGuest, type StoredUsers } from "./stored-users.ts";

type Needs = { users: Pick<StoredUsers, "find">; mails: Pick<AccountMails, "send"> };
export type AccountNotices = ReturnType<typeof createAccountNotices>;

/** Tells the owner of an account by mail what was changed in it: whoever did not do it notices. */
export function createAccountNotices({ users, mails }: Needs) {
  return {
    /** `language` as a browser names it. */
    async tell(userId: string, event: NoticeEvent, language: string): Promise<void> {
      const user = await users.find(userId);
      if (user && !isGuest(user.email)) await mails.send({ kind: "notice", event, to: user.email, language });
    },
  };
}
