import type { Publication } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

const attempts = sql<Publication["attempts"]>`coalesce((
  select jsonb_agg(jsonb_build_object(
    'number', attempt.number, 'outcome', attempt.outcome, 'status', attempt.status, 'errorKind', attempt.error_kind,
    'excerpt', attempt.excerpt, 'startedAt', attempt.started_at, 'endedAt', attempt.ended_at) order by attempt.number)
  from publish_attempts as attempt where attempt.publication_id = publications.id), '[]')`;

/** Rounded down: who is told that a second is left has it. */
const heldSeconds = sql<number | null>`case
  when publications.state = 'claimed' and publications.attempts = 0 and publications.next_attempt_at > now()
  then floor(extract(epoch from publications.next_attempt_at - now()))::integer end`;

/** Publications of a business as they travel, with their tries. */
export const selectPublications = (db: Kysely<Tables>, business: OwnedBusiness) =>
  db
    .selectFrom("publications")
    .select([
      "publications.id",
      "publications.contentId",
      "publications.connectionId",
      "publications.kind",
      "publications.connectionName",
      "publications.state",
      "publications.contentVersion",
      "publications.approvedHash",
      "publications.fields",
      "publications.url",
      "publications.errorKind",
      "publications.detail",
      "publications.nextAttemptAt",
      "publications.createdAt",
      "publications.endedAt",
    ])
    .select([attempts.as("attempts"), heldSeconds.as("heldSeconds")])
    .where("publications.businessId", "=", business.id);
