import { randomBytes } from "node:crypto";
import { emailAddress, type MessageChannel, phoneNumber } from "@handbill/contracts";
import { addressHash } from "../../core/addresses.ts";
import type { Repositories } from "../../data/store.ts";
import { withSearchText } from "../contacts/search-text.ts";

export type CorrespondentPlace = { channel: "email" | "sms"; address: string; addressHash: string };

/** In the address that is answered to: nobody guesses it. */
export const newReplyToken = (): string => randomBytes(16).toString("hex");

/** An address or a number by which somebody can be found again; undefined for what is none. */
export function placeOf(businessId: string, channel: MessageChannel, written: string): CorrespondentPlace | undefined {
  const kind = channel === "email" || channel === "form" ? ("email" as const) : ("sms" as const);
  const read = (kind === "email" ? emailAddress : phoneNumber).safeParse(written.trim());
  if (!read.success) return undefined;
  return { channel: kind, address: read.data, addressHash: addressHash(businessId, kind, read.data) };
}

/** Who hides their number on WhatsApp is known by an id that is good in this business alone: `PT.1349…`. */
export const isHidden = (address: string): boolean => /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(address);

/** Somebody who is written with for the first time. They said yes to nothing. */
export function newContact(
  tx: Pick<Repositories, "inbound">,
  businessId: string,
  place: CorrespondentPlace,
  name: string,
): Promise<string> {
  const [email, phone] = place.channel === "email" ? [place.address, null] : [null, place.address];
  const unknown = { language: null, timezone: null, country: null, tags: [] };
  const { searchText } = withSearchText({ name, email, phone, ...unknown });
  return tx.inbound.insertContact(businessId, {
    name,
    email,
    emailHash: email && place.addressHash,
    phone,
    phoneHash: phone && place.addressHash,
    searchText,
  });
}
