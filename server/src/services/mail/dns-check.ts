import { isIP } from "node:net";
import type { DnsFinding } from "@handbill/contracts";
import { getDomain } from "tldts";
import { publicHalf } from "./dkim-key.ts";
import { FREE_MAIL, isSentFromHome, MAIL_PROVIDERS } from "./mail-providers.ts";

/** Asks the DNS for the text records of a name. Throws as node:dns does. */
export type TextRecords = (name: string) => Promise<string[][]>;

export type SenderQuestion = {
  fromAddress: string;
  smtpHost: string;
  /** Where what cannot be delivered comes back to: SPF is asked for its domain. */
  returnsAddress: string | null;
  dkim: { domain: string; selector: string; privateKey: string } | null;
};

const ABSENT = new Set(["ENOTFOUND", "ENODATA", "NXDOMAIN"]);

/** The text records of a name; none where there is no such name; null where nobody answered. */
async function ask(texts: TextRecords, name: string): Promise<string[] | null> {
  try {
    return (await texts(name)).map((parts) => parts.join(""));
  } catch (error) {
    return error instanceof Error && "code" in error && ABSENT.has(String(error.code)) ? [] : null;
  }
}

const silent = (about: DnsFinding["about"], name: string): DnsFinding => ({
  about,
  state: "ask",
  sentence: `The DNS did not answer for ${name}. Check again in a few minutes.`,
});

const tag = (record: string, name: string): string | undefined =>
  record
    .split(";")
    .map((part) => part.trim().split("="))
    .find(([key]) => key?.trim().toLowerCase() === name)
    ?.slice(1)
    .join("=")
    .trim();

function addressFinding(domain: string, host: string): DnsFinding {
  if (!FREE_MAIL.has(domain)) {
    return { about: "address", state: "good", sentence: `Your mails come from ${domain}, a domain of your own.` };
  }
  if (isSentFromHome(domain, host)) {
    return {
      about: "address",
      state: "warning",
      sentence: `An address of ${domain} works for a few mails. For a list of customers use an address of your own domain: it is trusted more, and it is yours to sign.`,
    };
  }
  return {
    about: "address",
    state: "bad",
    sentence: `${domain} lets only its own servers send for its addresses, so mails through ${host} end as spam or are refused. Use an address of your own domain.`,
  };
}

const byHost = (host: string): string => (isIP(host) === 0 ? `a:${host}` : `ip${isIP(host)}:${host}`);

async function spfFinding(texts: TextRecords, domain: string, host: string): Promise<DnsFinding> {
  const all = await ask(texts, domain);
  if (all === null) return silent("spf", domain);
  const records = all.filter((record) => /^v=spf1(?:\s|$)/i.test(record));
  const include = MAIL_PROVIDERS.hosts.find((provider) => provider.host.test(host))?.include;
  const allowed = include === undefined ? byHost(host) : `include:${include}`;
  const [first = ""] = records;
  const withAllowed = first === "" ? `v=spf1 ${allowed} ~all` : first.replace(/^v=spf1/i, `v=spf1 ${allowed}`);
  const record = { type: "TXT" as const, name: domain, value: withAllowed };
  if (records.length > 1) {
    return {
      about: "spf",
      state: "bad",
      sentence: `${domain} has ${records.length} SPF records, and only one is allowed: none of them counts. Join them into one.`,
    };
  }
  if (first === "") {
    const sentence = `${domain} does not say which servers may send for it (SPF). Add this record where your domain is managed.`;
    return { about: "spf", state: "bad", sentence, record };
  }
  const words = first.toLowerCase().split(/\s+/);
  if (words.some((word) => word === "+all" || word === "all")) {
    const sentence = `The SPF record of ${domain} allows every server of the world to send for it. End it with ~all instead.`;
    return { about: "spf", state: "bad", sentence };
  }
  if (words.some((word) => word.endsWith(allowed.toLowerCase()))) {
    return { about: "spf", state: "good", sentence: `${domain} allows ${host} to send for it (SPF).` };
  }
  if (include !== undefined) {
    const sentence = `The SPF record of ${domain} does not name ${host}. Replace it with this one.`;
    return { about: "spf", state: "bad", sentence, record };
  }
  return {
    about: "spf",
    state: "ask",
    sentence: `${domain} has an SPF record. Ask who runs ${host} whether it is named in it: ${first}`,
  };
}

async function dkimFinding(texts: TextRecords, domain: string, question: SenderQuestion): Promise<DnsFinding> {
  const { dkim, smtpHost } = question;
  if (dkim === null) {
    return {
      about: "dkim",
      state: "ask",
      sentence: `Each mail needs a signature (DKIM). Switch it on at ${smtpHost} for ${domain}; the test mail shows whether it is there.`,
    };
  }
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  const records = await ask(texts, name);
  if (records === null) return silent("dkim", name);
  const key = publicHalf(dkim.privateKey);
  const record = { type: "TXT" as const, name, value: `v=DKIM1; k=rsa; p=${key}` };
  const found = records.map((text) => tag(text, "p")?.replaceAll(/\s/g, "")).find((value) => value !== undefined);
  if (found === undefined) {
    return {
      about: "dkim",
      state: "bad",
      sentence: `The key for signatures (DKIM) is missing. Add this record.`,
      record,
    };
  }
  if (found !== key) {
    const sentence = `The key at ${name} is not the one your mails are signed with (DKIM). Replace it with this one.`;
    return { about: "dkim", state: "bad", sentence, record };
  }
  if (getDomain(dkim.domain) !== getDomain(domain)) {
    const sentence = `The signature is of ${dkim.domain}, your address of ${domain}: it does not count for you. Sign with ${domain}.`;
    return { about: "dkim", state: "bad", sentence };
  }
  return {
    about: "dkim",
    state: "good",
    sentence: `Your mails are signed by ${dkim.domain} (DKIM), as your address asks.`,
  };
}

async function dmarcFinding(texts: TextRecords, domain: string, fromAddress: string): Promise<DnsFinding> {
  const names = [...new Set([domain, getDomain(domain) ?? domain])].map((name) => `_dmarc.${name}`);
  for (const name of names) {
    const records = await ask(texts, name);
    if (records === null) return silent("dmarc", name);
    const record = records.find((text) => /^v=DMARC1\s*(?:;|$)/i.test(text));
    const policy = record === undefined ? undefined : tag(record, "p")?.toLowerCase();
    if (policy === "none" || policy === "quarantine" || policy === "reject") {
      return {
        about: "dmarc",
        state: "good",
        sentence: `${name.slice(7)} says what happens to forged mails (DMARC: ${policy}).`,
      };
    }
    if (record !== undefined) {
      return {
        about: "dmarc",
        state: "bad",
        sentence: `The DMARC record of ${name.slice(7)} names no policy. Replace it with this one.`,
        record: { type: "TXT", name, value: `v=DMARC1; p=none; rua=mailto:${fromAddress}` },
      };
    }
  }
  return {
    about: "dmarc",
    state: "bad",
    sentence: `${domain} does not say what happens to forged mails (DMARC). Gmail, Yahoo and Microsoft ask for it. Add this record.`,
    record: {
      type: "TXT",
      name: names.at(-1) ?? `_dmarc.${domain}`,
      value: `v=DMARC1; p=none; rua=mailto:${fromAddress}`,
    },
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** DMARC holds where the address of the sender is vouched for by its own domain: by SPF, or by the signature. */
function alignmentFinding(domain: string, envelope: string, dkim: SenderQuestion["dkim"]): DnsFinding | null {
  const isOwn = (other: string): boolean => getDomain(other) === getDomain(domain);
  if (isOwn(envelope)) return null;
  if (dkim !== null && isOwn(dkim.domain)) {
    const sentence = `What cannot be delivered comes back to ${envelope}, so only the signature (DKIM) vouches for ${domain}. It does.`;
    return { about: "alignment", state: "good", sentence };
  }
  const sentence = `What cannot be delivered comes back to ${envelope}, so SPF does not vouch for ${domain}, and no signature of ${domain} does. Have a key made, or let mails come back to an address of ${domain}.`;
  return { about: "alignment", state: dkim === null ? "ask" : "bad", sentence };
}

/** What other mail servers will find when they ask whether a mail is really from this sender, before the first one goes out. */
export async function checkDns(question: SenderQuestion, texts: TextRecords): Promise<DnsFinding[]> {
  const { fromAddress, returnsAddress, dkim } = question;
  const domain = domainOf(fromAddress);
  const envelope = domainOf(returnsAddress ?? fromAddress);
  const smtpHost = question.smtpHost.toLowerCase();
  const address = addressFinding(domain, smtpHost);
  if (FREE_MAIL.has(domain)) return [address];
  const alignment = alignmentFinding(domain, envelope, dkim);
  return [
    address,
    ...(await Promise.all([
      spfFinding(texts, envelope, smtpHost),
      dkimFinding(texts, domain, { ...question, smtpHost }),
      dmarcFinding(texts, domain, fromAddress),
    ])),
    ...(alignment === null ? [] : [alignment]),
  ];
}
