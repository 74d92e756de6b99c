import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import * as accounts from "./0001-accounts.ts";
import * as campaigns from "./0002-campaigns.ts";
import * as activeJobs from "./0003-active-jobs.ts";
import * as contentsByStatus from "./0004-contents-by-status.ts";
import * as aiLedger from "./0005-ai-ledger.ts";
import * as textsAndRatings from "./0006-texts-and-ratings.ts";
import * as lastingGenerations from "./0007-lasting-generations.ts";
import * as processes from "./0008-processes.ts";
import * as queueBounds from "./0009-queue-bounds.ts";
import * as timeline from "./0010-timeline.ts";
import * as schedules from "./0011-schedules.ts";
import * as campaignPlans from "./0012-campaign-plans.ts";
import * as variants from "./0013-variants.ts";
import * as erasing from "./0014-erasing.ts";
import * as waitingJobs from "./0015-waiting-jobs.ts";
import * as publishing from "./0016-publishing.ts";
import * as contacts from "./0017-contacts.ts";
import * as deliveries from "./0018-deliveries.ts";
import * as events from "./0019-events.ts";
import * as analytics from "./0020-analytics.ts";
import * as pages from "./0021-pages.ts";
import * as tracking from "./0022-tracking.ts";
import * as experiments from "./0024-experiments.ts";
import * as missed from "./0025-missed.ts";
import * as returnedMails from "./0026-returned-mails.ts";
import * as audience from "./0027-audience.ts";
import * as subjectTests from "./0028-subject-tests.ts";
import * as sumsOfDays from "./0029-sums-of-days.ts";
import * as messages from "./0030-messages.ts";
import * as replies from "./0031-replies.ts";
import * as messageAttachments from "./0032-message-attachments.ts";
import * as inboxMailboxes from "./0033-inbox-mailboxes.ts";
import * as draftedReplies from "./0034-drafted-replies.ts";
import * as questions from "./0035-questions.ts";
import * as contactForm from "./0036-contact-form.ts";
import * as channels from "./0037-channels.ts";
import * as contactMerges from "./0038-contact-merges.ts";
import * as pictures from "./0040-pictures.ts";
import * as triesOfAPerson from "./0041-tries-of-a-person.ts";
import * as askedAt from "./0042-asked-at.ts";
import * as team from "./0043-team.ts";
import * as accountMails from "./0044-account-mails.ts";
import * as factors from "./0045-factors.ts";
import * as walls from "./0046-walls.ts";
import * as auditLog from "./0047-audit-log.ts";
import * as leaving from "./0048-leaving.ts";
import * as traces from "./0049-traces.ts";
import * as toldOnce from "./0050-told-once.ts";
import * as hashedSessions from "./0052-hashed-sessions.ts";
import * as keyUses from "./0053-key-uses.ts";
import * as activeJobsOfBusiness from "./0055-active-jobs-of-business.ts";
import { migrateQueue } from "./queue.ts";
import { alone, type Patience, type Steps, takeSteps, untilNothingIsInTheWay } from "./run.ts";
import { raiseWall, type Wall } from "./wall.ts";

export type { Patience } from "./run.ts";
export type { Wall } from "./wall.ts";

/** Forward only; a name once released is never changed. */
export const steps: Steps = {
  "0001-accounts": accounts,
  "0002-campaigns": campaigns,
  "0003-active-jobs": activeJobs,
  "0004-contents-by-status": contentsByStatus,
  "0005-ai-ledger": aiLedger,
  "0006-texts-and-ratings": textsAndRatings,
  "0007-lasting-generations": lastingGenerations,
  "0008-processes": processes,
  "0009-queue-bounds": queueBounds,
  "0010-timeline": timeline,
  "0011-schedules": schedules,
  "0012-campaign-plans": campaignPlans,
  "0013-variants": variants,
  "0014-erasing": erasing,
  "0015-waiting-jobs": waitingJobs,
  "0016-publishing": publishing,
  "0017-contacts": contacts,
  "0018-deliveries": deliveries,
  "0019-events": events,
  "0020-analytics": analytics,
  "0021-pages": pages,
  "0022-tracking": tracking,
  "0024-experiments": experiments,
  "0025-missed": missed,
  "0026-returned-mails": returnedMails,
  "0027-audience": audience,
  "0028-subject-tests": subjectTests,
  "0029-sums-of-days": sumsOfDays,
  "0030-messages": messages,
  "0031-replies": replies,
  "0032-message-attachments": messageAttachments,
  "0033-inbox-mailboxes": inboxMailboxes,
  "0034-drafted-replies": draftedReplies,
  "0035-questions": questions,
  "0036-contact-form": contactForm,
  "0037-channels": channels,
  "0038-contact-merges": contactMerges,
  "0040-pictures": pictures,
  "0041-tries-of-a-person": triesOfAPerson,
  "0042-asked-at": askedAt,
  "0043-team": team,
  "0044-account-mails": accountMails,
  "0045-factors": factors,
  "0046-walls": walls,
  "0047-audit-log": auditLog,
  "0048-leaving": leaving,
  "0049-traces": traces,
  "0050-told-once": toldOnce,
  "0052-hashed-sessions": hashedSessions,
  "0053-key-uses": keyUses,
  "0055-active-jobs-of-business": activeJobsOfBusiness,
};

export const knownMigrations: readonly string[] = Object.keys(steps);

/**
 * Makes our tables as they were after a migration, for rows of that time; without one, as they are today. For a transaction of
 * the caller. Tables that are further already stay so. The queue is left alone.
 */
export async function migrateTables<Tables>(tx: Kysely<Tables>, upTo?: string): Promise<void> {
  const migrator = migratorOf(tx);
  const done = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt !== undefined);
  if (done.some(({ name }) => name === upTo)) return;
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error) throw error;
}

const migratorOf = <Tables>(db: Kysely<Tables>) =>
  new Migrator({ db, provider: { getMigrations: async () => steps }, allowUnorderedMigrations: true });

/**
 * Brings the database up to date: our tables first, then the queue's, then the wall around them all. Needs two connections with a
 * short `lock_timeout`. Several processes at once are safe, and so is ending this one in the middle.
 */
export async function migrateToLatest(db: Kysely<unknown>, patience: Patience = {}): Promise<Wall> {
  await takeSteps(db, steps, patience);
  await alone(db, "queue", patience, () => untilNothingIsInTheWay(() => migrateQueue(db), patience));
  return alone(db, "wall", patience, () => raiseWall(db, patience));
}
