import { createHash } from "node:crypto";
import type { FormCounts } from "../../data/repositories/contact-form-repository.ts";

export type FormEntry = { name: string; email: string; phone: string; subject: string; message: string };
/** How it came: how old the page was (undefined: never made by us), and whether a field was filled in that no person sees. */
export type FormWay = { ageSeconds: number | undefined; isTrapped: boolean };

/** Of one network, so that nobody fills the inbox of a business, and nobody shuts its door for others. */
const NETWORK = { soon: 5, day: 20 };
/** As many as a good day brings; of what comes beyond, each is kept, and none calls. */
const BUSINESS = { hour: 100, day: 2_000 };
/** Nobody reads and writes a page in less. */
const SHORTEST_SECONDS = 3;
const MOST_LINKS = 2;
const MOST_OF_SAME_WORDS = 3;
const RECEIPTS = { address: 2, hour: 100 };

const LINK = /https?:\/\/|\bwww\.|\[url|<a\s/gi;
const MARKUP = /\[\/?(?:url|link|img)\b|<\/?(?:a|script|iframe)\b/i;
/** The field of a name or a subject: what belongs there is no address. */
const ADDRESS = /https?:\/\/|\bwww\.|\.(?:com|net|org|ru|xyz|top|info|shop)\b/i;

/** So many came from this network that it has to wait; or so many in all that nothing more is taken today. */
export const isTooMany = ({ networkSoon, networkDay, day }: FormCounts): boolean =>
  networkSoon >= NETWORK.soon || networkDay >= NETWORK.day || day >= BUSINESS.day;

/** Looks like the work of a program: kept, but nobody is called. */
export function isSuspicious(entry: FormEntry, { ageSeconds, isTrapped }: FormWay, lately: FormCounts): boolean {
  if (isTrapped || ageSeconds === undefined || ageSeconds < SHORTEST_SECONDS) return true;
  if (ADDRESS.test(entry.name) || MARKUP.test(entry.message)) return true;
  if ((entry.message.match(LINK)?.length ?? 0) > MOST_LINKS || ADDRESS.test(entry.subject)) return true;
  return lately.sameWords >= MOST_OF_SAME_WORDS || lately.hour >= BUSINESS.hour;
}

/** A mail to an address that anybody may have entered: few of them, whatever comes in. */
export const mayConfirm = ({ receiptsToAddress, receiptsHour }: FormCounts): boolean =>
  receiptsToAddress < RECEIPTS.address && receiptsHour < RECEIPTS.hour;

/** Two messages that say the same have the same mark. */
export function markOf(message: string): string {
  const words = message
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return createHash("sha256")
    .update(words || message)
    .digest("base64url");
}
