import type { Kysely } from "kysely";
import type { Tables } from "../models/tables.ts";
import { announceJobs } from "./job-changes.ts";

const PREFIX = "team:";

/** Announced when somebody begins or ends to work on a business, or is something else there now. */
export const teamSignal = (businessId: string): string => `${PREFIX}${businessId}`;

export const businessOfTeamSignal = (name: string): string | undefined =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;

/** Tells everybody who keeps in mind who works on a business, when the transaction commits. */
export const announceTeam = (db: Kysely<Tables>, businessId: string): Promise<void> =>
  announceJobs(db, [teamSignal(businessId)]);
