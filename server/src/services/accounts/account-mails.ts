import { newId } from "../../core/ids.ts";
import type { Seal } from "../../core/seal.ts";
import type { AccountMailClaim, AccountMailRepository } from "../../data/repositories/account-mail-repository.ts";

/** What an account was told of, so that its owner notices what they did not do. */
export type NoticeEvent =
  | "password_changed"
  | "email_change_asked"
  | "email_changed"
  | "two_factor_on"
  | "two_factor_off"
  | "passkey_added"
  | "passkey_removed"
  | "api_key_made"
  | "api_key_revoked"
  | "elsewhere_connected"
  | "elsewhere_disconnected";

/** A mail of the installation itself; `language` as a browser names it. */
export type AccountMail = { to: string; language: string } & (
  | { kind: "confirm"; userId: string }
  /** Sent only where there is such an account: who asks learns nothing. */
  | { kind: "reset" }
  /** To the address that the user wants to have from now on. */
  | { kind: "change"; userId: string }
  | { kind: "invitation"; inviter: string; business: string; link: string }
  | { kind: "notice"; event: NoticeEvent }
);

type Needs = {
  mails: Pick<AccountMailRepository, "put">;
  seal: Seal;
  /** Whether the installation has a mail server. */
  isOn: boolean;
};
export type AccountMails = ReturnType<typeof createAccountMails>;

const about = (id: string) => `account mail ${id}`;

/** Mails of the installation itself: put on record at once, sent a moment later by a process that works. */
export function createAccountMails({ mails, seal, isOn }: Needs) {
  return {
    /** Whether mails go out at all: without SMTP_URL nothing is sent, and nothing may wait for it. */
    isOn,

    /** Takes as long for an address that nobody has. Without a mail server it does nothing. */
    async send(mail: AccountMail): Promise<void> {
      if (!isOn) return;
      const id = newId();
      await mails.put(id, seal.close(JSON.stringify(mail), about(id)));
    },
  };
}

/** The mail of a claim; undefined where the secret of the server is another one by now. */
export function openAccountMail(seal: Seal, { id, sealed }: AccountMailClaim): AccountMail | undefined {
  const text = seal.open(sealed, about(id));
  return text === undefined ? undefined : JSON.parse(text);
}
