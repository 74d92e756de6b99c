import { isIP } from "node:net";
import type { Letter } from "./letter.ts";
import { openSmtp, type SmtpSession, type SmtpSettings } from "./smtp.ts";

type Needs = { smtpUrl: string; from: string | null; publicUrl: string };
export type InstallationMail = ReturnType<typeof createInstallationMail>;

const PORTS = { "smtp:": 587, "smtps:": 465 } as const;

const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/**
 * The mail server that the operator named. A password leaves this machine encrypted or not at all; without one, a line is encrypted
 * where the server offers it.
 */
function settingsOf(smtpUrl: string): SmtpSettings {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const host = hostname.replaceAll(/[[\]]/g, "");
  const isSealed = protocol === "smtps:";
  const security = isSealed ? "tls" : username === "" || isLoopback(host) ? "none" : "starttls";
  return {
    host,
    port: Number(port) || (isSealed ? PORTS["smtps:"] : PORTS["smtp:"]),
    security,
    user: username === "" ? null : decodeURIComponent(username),
    password: password === "" ? null : decodeURIComponent(password),
    dkim: null,
  };
}

/** From whom the mails are: as the operator says, else who signs in at the mail server, else a name at our own address. */
function senderOf({ smtpUrl, from, publicUrl }: Needs): Letter["from"] {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  const ownName = `handbill@${new URL(publicUrl).hostname}`;
  return { name: "Handbill", address: from ?? (/^[^\s@]+@[^\s@]+$/.test(user) ? user : ownName) };
}

/** Sends the mails of the installation itself, by the mail server of SMTP_URL. */
export function createInstallationMail(needs: Needs) {
  const settings = settingsOf(needs.smtpUrl);
  return {
    from: senderOf(needs),
    /** Throws what `classifySmtpFailure` reads. */
    open: (): Promise<SmtpSession> => openSmtp(settings),
  };
}
