/** Names the mail to one person, also where a mail service gives it another Message-ID. */
export const DELIVERY_HEADER = "X-Handbill-Delivery";

/** The same in an address: `returns+d0192…@padaria.pt`. */
export const tagOfDelivery = (deliveryId: string): string => `d${deliveryId.replaceAll("-", "")}`;

const TAG = /\+d([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@/i;

/** The delivery that an address names, or the first of several that names one. */
export function deliveryOfAddress(addresses: string): string | null {
  const found = TAG.exec(addresses);
  return found && found.slice(1).join("-").toLowerCase();
}

/** The conversation that an address answers: `ola+0f3a…@padaria.pt`. */
export function replyTokenOf(addresses: readonly string[]): string | null {
  const found = addresses
    .map((address) => /\+([0-9a-f]{32})@/i.exec(address)?.[1])
    .find((token) => token !== undefined);
  return found?.toLowerCase() ?? null;
}

/** A status as RFC 3463 writes it, out of what a server said. */
export const statusIn = (text: string): string | null => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null;

/**
 * Nobody is there, by RFC 3463. Full mailboxes (5.2.2), servers and lines in trouble, refusals for what a mail says or for who
 * sends it do not last.
 */
const NOBODY = /\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b/;
const IN_WORDS = /user unknown|no such (?:user|mailbox)|does not exist|unknown (?:user|recipient)/i;

/** Whether a server said in so many words that there is no such mailbox; a bare 550 says many things. */
export const saysNobody = (answer: string): boolean => NOBODY.test(answer) || IN_WORDS.test(answer);
