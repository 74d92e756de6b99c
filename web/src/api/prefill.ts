import { ok, Prefill } from "@handbill/contracts";
import { call } from "./call.ts";

/** What a website says of its business. Nothing of it is saved. */
export const readWebsite = async (url: string): Promise<Prefill> =>
  (await call(ok(Prefill), "POST", "/businesses/prefill", { body: { url } })).data;
