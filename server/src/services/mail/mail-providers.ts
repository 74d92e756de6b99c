/** What each mail service asks its customers to name in SPF. Read from their own help pages. */
const checkedOn = "2026-11-23";
export const MAIL_PROVIDERS: { checkedOn: string; hosts: { host: RegExp; include: string }[] } = {
  checkedOn,
  hosts: [
    { host: /(?:^|\.)(?:gmail|googlemail|google)\.com$/, include: "_spf.google.com" },
    { host: /(?:^|\.)(?:office365|outlook)\.com$/, include: "spf.protection.outlook.com" },
    { host: /^email-smtp(?:-fips)?\..+\.amazonaws\.com$/, include: "amazonses.com" },
    { host: /(?:^|\.)sendgrid\.net$/, include: "sendgrid.net" },
    { host: /(?:^|\.)mailgun\.org$/, include: "mailgun.org" },
    { host: /(?:^|\.)mailjet\.com$/, include: "spf.mailjet.com" },
    { host: /(?:^|\.)(?:brevo|sendinblue)\.com$/, include: "spf.brevo.com" },
    { host: /(?:^|\.)postmarkapp\.com$/, include: "spf.mtasv.net" },
    { host: /(?:^|\.)fastmail\.com$/, include: "spf.messagingengine.com" },
    { host: /(?:^|\.)ovh\.net$/, include: "mx.ovh.com" },
    { host: /(?:^|\.)infomaniak\.com$/, include: "spf.infomaniak.ch" },
  ],
};

/** Addresses that only their own service may send for: others refuse what comes from anywhere else. */
export const FREE_MAIL = new Set([
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "ymail.com",
  "aol.com",
  "icloud.com",
  "me.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "t-online.de",
  "sapo.pt",
  "orange.fr",
  "libero.it",
  "proton.me",
  "protonmail.com",
]);

/** Where such an address is sent by its own service. */
const HOME_OF: Record<string, RegExp> = {
  "gmail.com": /(?:^|\.)gmail\.com$/,
  "googlemail.com": /(?:^|\.)g(?:oogle)?mail\.com$/,
  "outlook.com": /(?:^|\.)(?:office365|outlook)\.com$/,
  "hotmail.com": /(?:^|\.)(?:office365|outlook)\.com$/,
  "live.com": /(?:^|\.)(?:office365|outlook)\.com$/,
};

export const isSentFromHome = (domain: string, host: string): boolean =>
  (HOME_OF[domain] ?? new RegExp(`(?:^|\\.)${domain.replaceAll(".", "\\.")}$`)).test(host);
