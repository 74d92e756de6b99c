import type { ReturnedMailWay } from "@handbill/contracts";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Database } from "../../src/infrastructure/database.ts";

/** Signed with `id`, at `at` and by `secret` if they are given; `key` changes the address. */
export type ReturnReport = {
  body: string;
  type?: string;
  key?: (path: string) => string;
  id?: string;
  at?: Date;
  secret?: string;
};

/** Reports as a program does that knows the secret, or as a mail service that knows the address alone: how many were taken, or the code of the refusal. */
export async function postReport(
  origin: string,
  way: ReturnedMailWay,
  { body, type = "application/json", key = (path) => path, id, at = new Date(), secret = way.secret }: ReturnReport,
): Promise<string | number> {
  const signed = id !== undefined && {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  const headers = { "content-type": type, ...signed };
  const answer = await fetch(`${origin}${key(new URL(way.url).pathname)}`, { method: "POST", headers, body });
  const said = await answer.text();
  return /"code":"(\w+)"/.exec(said)?.[1] ?? Number(/"taken":(\d+)/.exec(said)?.[1]);
}

/** What became of the mails of a content, as it is counted. */
export const mailEvents = ({ db }: Database<Tables>, contentId = "") =>
  db
    .selectFrom("events")
    .select(["kind", sql<number>`count(*)::integer`.as("number")])
    .where("contentId", "=", contentId)
    .where("source", "=", "mail")
    .where("dedupeKey", "is not", null)
    .groupBy("kind")
    .orderBy("kind")
    .execute();
