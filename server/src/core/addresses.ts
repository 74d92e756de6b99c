import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";

/** An address as it is compared: `Ana@Bäckerei.example` and `ana@xn--bckerei-5wa.example` are one. */
function addressKey(channel: "email" | "sms", address: string): string {
  if (channel === "sms") return address.replaceAll(/[^\d+]/g, "");
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  return `${address.slice(0, at).normalize("NFC").toLowerCase()}@${domainToASCII(domain) || domain}`;
}

/** What is kept of an address that must be known again when the address itself is erased. Different in each business. */
export const addressHash = (businessId: string, channel: "email" | "sms", address: string): string =>
  createHash("sha256")
    .update(`${businessId}\0${channel}\0${addressKey(channel, address)}`)
    .digest("hex");

/** Enough of an address for its owner to know it, and too little for anybody else: `a•••@example.com`, `+351•••78`. */
export function addressHint(channel: "email" | "sms", address: string): string {
  if (channel === "sms") return `${address.slice(0, 4)}•••${address.slice(-2)}`;
  const at = address.lastIndexOf("@");
  return `${String.fromCodePoint(address.codePointAt(0) ?? 0x2022)}•••${address.slice(at)}`;
}
