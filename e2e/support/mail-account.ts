import type { Connection, IncomingMailWay } from "@handbill/contracts";
import type { Owner } from "./owner.ts";

/** A mail account as the mail server of a test knows it. */
export type MailAccount = { user: string; password: string };

/** The mail account of the business, and where its mail service posts what people write. */
export async function connectMail(
  { call }: Owner,
  at: string,
  { user, password }: MailAccount,
  port: number,
): Promise<IncomingMailWay> {
  const { id } = await call<Connection>("POST", `${at}/connections`, {
    kind: "email",
    name: "Our mail",
    settings: {
      host: "127.0.0.1",
      port,
      security: "none",
      user,
      fromName: "Crumb and Co",
      fromAddress: user,
      perMinute: 6_000,
    },
    secrets: { password },
  });
  return call<IncomingMailWay>("GET", `${at}/connections/${id}/inbox`);
}
