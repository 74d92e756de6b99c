import { Contact, ok } from "@handbill/contracts";
import { call } from "./call.ts";

/** Brings a removed contact back. */
export const restoreContact = async (businessId: string, id: string): Promise<Contact> =>
  (await call(ok(Contact), "POST", `/businesses/${businessId}/contacts/${id}/restore`, { body: {} })).data;
