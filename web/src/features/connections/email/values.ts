import { type ConnectionCreate, type ConnectionUpdate, EmailSettings } from "@handbill/contracts";

export type Security = EmailSettings["security"];
export const SECURITIES: readonly Security[] = ["starttls", "tls", "none"];

/** What is usual for sending, and for reading a mailbox. */
export const SMTP_PORTS: Record<Security, number> = { starttls: 587, tls: 465, none: 25 };
export const IMAP_PORTS: Record<Security, number> = { starttls: 143, tls: 993, none: 143 };

/** What stands in the fields of a mail account. */
export type EmailValues = {
  fromName: string;
  fromAddress: string;
  host: string;
  security: Security;
  port: string;
  /** Empty where it is the address. */
  user: string;
  password: string;
  replyTo: string;
  perMinute: string;
  returnsAddress: string;
  returnsTagged: boolean;
  replyTagged: boolean;
  readsInbox: boolean;
  boxHost: string;
  boxSecurity: Security;
  boxPort: string;
  boxUser: string;
  boxFolder: string;
  boxPassword: string;
  readsReturns: boolean;
  inHost: string;
  inSecurity: Security;
  inPort: string;
  inUser: string;
  inFolder: string;
  inPassword: string;
  dkimDomain: string;
  dkimSelector: string;
  dkimKey: string;
};

export const NEW_ACCOUNT: EmailValues = {
  fromName: "",
  fromAddress: "",
  host: "",
  security: "starttls",
  port: "587",
  user: "",
  password: "",
  replyTo: "",
  perMinute: "60",
  returnsAddress: "",
  returnsTagged: false,
  replyTagged: false,
  readsInbox: false,
  boxHost: "",
  boxSecurity: "tls",
  boxPort: "993",
  boxUser: "",
  boxFolder: "INBOX",
  boxPassword: "",
  readsReturns: false,
  inHost: "",
  inSecurity: "tls",
  inPort: "993",
  inUser: "",
  inFolder: "INBOX",
  inPassword: "",
  dkimDomain: "",
  dkimSelector: "",
  dkimKey: "",
};

/** The fields of an account as it is kept; its secrets never come back. */
export function valuesOf(kept: Record<string, unknown>): EmailValues {
  const { returnsMailbox: mailbox, inboxMailbox: box, ...settings } = EmailSettings.parse(kept);
  return {
    ...NEW_ACCOUNT,
    ...settings,
    port: String(settings.port),
    user: settings.user === settings.fromAddress ? "" : (settings.user ?? ""),
    replyTo: settings.replyTo ?? "",
    perMinute: String(settings.perMinute),
    returnsAddress: settings.returnsAddress ?? "",
    ...(mailbox !== null && {
      readsReturns: true,
      inHost: mailbox.host,
      inSecurity: mailbox.security,
      inPort: String(mailbox.port),
      inUser: mailbox.user,
      inFolder: mailbox.folder,
    }),
    ...(box !== null && {
      readsInbox: true,
      boxHost: box.host,
      boxSecurity: box.security,
      boxPort: String(box.port),
      boxUser: box.user,
      boxFolder: box.folder,
    }),
  };
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

type Mailbox = NonNullable<EmailSettings["inboxMailbox"]>;

const mailboxOf = (host: string, port: string, security: Security, user: string, folder: string): Mailbox => ({
  host: host.trim(),
  port: Number(port),
  security,
  user,
  folder: orNull(folder) ?? "INBOX",
});

function settingsOf(values: EmailValues): EmailSettings {
  const { fromName, fromAddress, security, returnsTagged, replyTagged, readsReturns, readsInbox } = values;
  const address = fromAddress.trim();
  const returnsUser = orNull(values.inUser) ?? orNull(values.returnsAddress) ?? address;
  const inboxUser = orNull(values.boxUser) ?? address;
  return {
    host: values.host.trim(),
    port: Number(values.port),
    security,
    user: orNull(values.user) ?? address,
    fromName: fromName.trim(),
    fromAddress: address,
    replyTo: orNull(values.replyTo),
    perMinute: Number(values.perMinute),
    dkimDomain: values.dkimDomain.trim(),
    dkimSelector: values.dkimSelector.trim(),
    returnsAddress: orNull(values.returnsAddress),
    returnsTagged,
    replyTagged,
    returnsMailbox: readsReturns
      ? mailboxOf(values.inHost, values.inPort, values.inSecurity, returnsUser, values.inFolder)
      : null,
    inboxMailbox: readsInbox
      ? mailboxOf(values.boxHost, values.boxPort, values.boxSecurity, inboxUser, values.boxFolder)
      : null,
  };
}

export function toCreate(values: EmailValues): ConnectionCreate {
  const settings = settingsOf(values);
  const { password, dkimKey, inPassword: returnsPassword, boxPassword: inboxPassword } = values;
  return {
    kind: "email",
    name: settings.fromAddress.slice(0, 100),
    channels: ["email"],
    settings,
    secrets: { password, dkimKey, returnsPassword, inboxPassword },
  };
}

/** A secret that was left empty stays as it is. */
export function toUpdate(values: EmailValues): ConnectionUpdate {
  const { password, inPassword: returnsPassword, boxPassword: inboxPassword, dkimKey } = values;
  const secrets = Object.fromEntries(
    Object.entries({ password, returnsPassword, inboxPassword, dkimKey }).filter(([, secret]) => secret !== ""),
  );
  return { settings: settingsOf(values), ...(Object.keys(secrets).length > 0 && { secrets }) };
}
