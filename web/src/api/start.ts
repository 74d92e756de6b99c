import { AnyJob, isOfCampaign, type Job } from "@handbill/contracts";
import { readJson, send, type CallOptions, type Schema } from "./call.ts";

/** A generation was started: either it is done, or its job is to be followed. */
export type Started<T> = { done: T; job: null } | { done: null; job: Job };

/** Starts a generation without waiting for it, so that its stages show at once. */
export async function start<T>(
  schema: Schema<{ data: T }>,
  path: string,
  options: CallOptions = {},
): Promise<Started<T>> {
  const response = await send("POST", path, { prefer: "respond-async", ...options });
  const body = await readJson(response);
  if (response.status !== 202) return { job: null, done: schema.parse(body).data };
  const job = AnyJob.parse(Reflect.get(Object(body), "data"));
  if (!isOfCampaign(job)) throw new Error("no campaign");
  return { done: null, job };
}
