import { EmailSettings } from "@handbill/contracts";
import type { CheckResult, OpenConnection } from "../publishers/publisher.ts";
import type { Letter } from "./letter.ts";
import { type MailFolder, openMailbox as openFolder, wordsForImap } from "./mail-folder.ts";
import { openSmtp, type SmtpSession, type SmtpSettings } from "./smtp.ts";
import type { createMailDial } from "./smtp-dial.ts";
import { classifySmtpFailure, type MailErrorKind, type MailOutcome } from "./smtp-outcome.ts";

type Refused = Extract<MailOutcome, { kind: "refused" }>;

/** The account at a mail server that a connection describes. */
function smtpSettingsOf({ settings, secrets }: OpenConnection): SmtpSettings & { account: EmailSettings } {
  const account = EmailSettings.parse(settings);
  const { host, port, security, user, dkimDomain, dkimSelector, returnsAddress, returnsTagged } = account;
  const { password = "", dkimKey = "" } = secrets;
  const signs = dkimDomain !== "" && dkimSelector !== "" && dkimKey !== "";
  const dkim = signs ? { domain: dkimDomain, selector: dkimSelector, privateKey: dkimKey } : null;
  const returns = returnsAddress === null ? null : { address: returnsAddress, isTagged: returnsTagged };
  return { account, host, port, security, user, password, dkim, returns };
}

const WORDS: Record<MailErrorKind, string> = {
  not_found: "There is no mail server of this name. Check how it is written.",
  unreachable: "Nobody answers there. Check the name and the port of the mail server.",
  timeout: "The mail server did not answer in time. Check the port and the kind of encryption.",
  tls: "The connection could not be encrypted. Check the port: 465 is for TLS, 587 for STARTTLS.",
  sign_in: "The mail server did not accept the user name or the password.",
  sender_refused: "The mail server does not send for this address. Use the one your account belongs to.",
  no_such_mailbox: "The mail server does not know the address that the test went to.",
  mailbox_full: "The mailbox that the test went to is full.",
  try_later: "The mail server asks to try again later.",
  too_big: "The mail server found the test too big.",
  spam: "The mail server took the test for spam.",
  refused: "The mail server refused the test.",
  bad_address: "The mail server found an address that it cannot read.",
  no_connection: "The mail account was removed or switched off.",
  dropped: "The mail server closed the connection. Check the port and the kind of encryption.",
};

const inWords = ({ errorKind, excerpt }: Refused): string => `${WORDS[errorKind]} It said: “${excerpt}”`;

const testLetter = ({ fromName, fromAddress, replyTo }: EmailSettings, id: string): Letter => ({
  from: { name: fromName, address: fromAddress },
  to: { name: fromName, address: replyTo ?? fromAddress },
  replyTo,
  tag: null,
  messageId: `<test.${id}@${fromAddress.slice(fromAddress.lastIndexOf("@") + 1)}>`,
  subject: "Test: your mails go out",
  text: "This is the test mail you asked for. Your mail account works.\n",
  html: "<p>This is the test mail you asked for. Your mail account works.</p>",
  headers: { "Auto-Submitted": "auto-generated" },
});

type Dial = ReturnType<typeof createMailDial>;
type Dials = { toServer: Dial; toMailbox: Dial };

type OpenedMailbox = { folder: MailFolder; place: string } | { problem: string };

const NOT_SAID = "The mail server took the test and did not say what became of it. Look into your mailbox.";
/** Mailboxes that are read, each with a password of its own where it is not the one for sending. */
const MAILBOXES = {
  returns: { setting: "returnsMailbox", secret: "returnsPassword", name: "The mailbox of mails that came back" },
  inbox: { setting: "inboxMailbox", secret: "inboxPassword", name: "The mailbox that people write to" },
} as const;
type Purpose = keyof typeof MAILBOXES;

/** Opens the mail accounts of businesses. */
export function createEmailAccounts({ toServer, toMailbox }: Dials, newId: () => string) {
  const open = async (connection: OpenConnection): Promise<{ session: SmtpSession } | { trouble: Refused }> => {
    try {
      return { session: await openSmtp(smtpSettingsOf(connection), { dial: toServer }) };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      const outcome = classifySmtpFailure(failure, false);
      if (outcome.kind === "refused") return { trouble: outcome };
      throw error;
    }
  };

  /** The mailbox for a purpose, where one is named; or what is wrong with it, in words. */
  const openMailbox = async ({ settings, secrets }: OpenConnection, purpose: Purpose): Promise<OpenedMailbox> => {
    const { setting, secret } = MAILBOXES[purpose];
    const mailbox = EmailSettings.parse(settings)[setting];
    if (mailbox === null) return { problem: "There is no mailbox to read." };
    const { host, user, folder } = mailbox;
    const password = secrets[secret] || (secrets["password"] ?? "");
    try {
      const opened = await openFolder({ ...mailbox, password }, { dial: toMailbox });
      return { folder: opened, place: [host, user, folder].join(" ") };
    } catch (error) {
      return { problem: wordsForImap(error instanceof Error ? error : new Error(String(error))) };
    }
  };

  const checkMailbox = async (connection: OpenConnection, purpose: Purpose): Promise<CheckResult | undefined> => {
    const { setting, name } = MAILBOXES[purpose];
    if (EmailSettings.parse(connection.settings)[setting] === null) return undefined;
    const opened = await openMailbox(connection, purpose);
    if ("problem" in opened) return { ok: false, detail: `${name} could not be read: ${opened.problem}` };
    opened.folder.close();
    return { ok: true, detail: `${name} can be read.` };
  };

  return {
    kind: "email",
    open,
    openMailbox,

    /** Who is said to send by it, and by which server. */
    senderOf(connection: OpenConnection) {
      const { account, host, dkim } = smtpSettingsOf(connection);
      return { fromAddress: account.fromAddress, smtpHost: host, returnsAddress: account.returnsAddress, dkim };
    },

    /** Signs in and sends a mail to the owner's own address. */
    async check(connection: OpenConnection): Promise<CheckResult> {
      const line = await open(connection);
      if ("trouble" in line) return { ok: false, detail: inWords(line.trouble) };
      const letter = testLetter(EmailSettings.parse(connection.settings), newId());
      const outcome = await line.session.send(letter);
      line.session.close();
      if (outcome.kind === "refused") return { ok: false, detail: inWords(outcome) };
      if (outcome.kind === "unknown") return { ok: false, detail: NOT_SAID };
      const sent = `A test mail is on its way to ${letter.to.address}. Look whether it arrives, and where.`;
      const found = await Promise.all([checkMailbox(connection, "returns"), checkMailbox(connection, "inbox")]);
      const mailboxes = found.filter((mailbox) => mailbox !== undefined);
      const closed = mailboxes.find(({ ok }) => !ok);
      return closed ?? { ok: true, detail: [sent, ...mailboxes.map(({ detail }) => detail)].join(" ") };
    },
  };
}
