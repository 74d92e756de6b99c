import type { SubjectTestPlan } from "@handbill/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { SubjectTestTable } from "../models/subject-test.ts";
import type { Tables } from "../models/tables.ts";

export type SubjectTestRow = Pick<
  Selectable<SubjectTestTable>,
  "contentId" | "others" | "share" | "hours" | "measure" | "state" | "mailingId" | "endedAt" | "winner" | "rest"
> & {
  /** The subject of the email itself. */
  own: string;
  endsAt: string | null;
};

/** What came of the mails with one subject. Openers and clickers are readers of the test alone. */
export type SubjectCount = { subject: number; sent: number; tested: number; openers: number; clickers: number };

export type SubjectVerdict = { state: "decided" | "even"; winner: number | null; rest: number };

/** Looked at once in a sweep. */
const BATCH = 100;

export function createSubjectTestRepository(db: Kysely<Tables>) {
  const rows = () =>
    db
      .selectFrom("subjectTests")
      .innerJoin("contents", "contents.id", "subjectTests.contentId")
      .select([
        "subjectTests.contentId",
        "subjectTests.others",
        "subjectTests.share",
        "subjectTests.hours",
        "subjectTests.measure",
        "subjectTests.state",
        "subjectTests.mailingId",
        "subjectTests.endedAt",
        "subjectTests.winner",
        "subjectTests.rest",
      ])
      .select(sql<string>`coalesce(contents.fields ->> 'subject', '')`.as("own"))
      .select(sql<string | null>`subject_tests.tried_at + make_interval(hours => subject_tests.hours)`.as("endsAt"));

  return {
    find: (business: OwnedBusiness, contentId: string): Promise<SubjectTestRow | undefined> =>
      rows()
        .where("subjectTests.businessId", "=", business.id)
        .where("subjectTests.contentId", "=", contentId)
        .executeTakeFirst(),

    /** Plans a test, in place of one that was planned before. Under the lock of its content. */
    async plan(
      business: OwnedBusiness,
      contentId: string,
      { others, share, hours, measure }: Omit<SubjectTestPlan, "confirmed">,
    ): Promise<void> {
      const planned = {
        share,
        hours,
        measure,
        others: JSON.stringify(others),
        state: "planned" as const,
        mailingId: null,
        triedAt: null,
        endedAt: null,
        winner: null,
        rest: null,
      };
      await db
        .insertInto("subjectTests")
        .values({ contentId, businessId: business.id, ...planned })
        .onConflict((conflict) => conflict.column("contentId").doUpdateSet({ ...planned, updatedAt: sql`now()` }))
        .execute();
    },

    async remove(business: OwnedBusiness, contentId: string): Promise<void> {
      await db
        .deleteFrom("subjectTests")
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .execute();
    },

    /** Begins a planned test with its mailing, in the transaction that puts its audience on record. */
    begin: (
      business: OwnedBusiness,
      contentId: string,
      mailingId: string,
    ): Promise<{ others: string[]; share: number } | undefined> =>
      db
        .updateTable("subjectTests")
        .set({ state: "running", mailingId, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .where("state", "=", "planned")
        .returning(["others", "share"])
        .executeTakeFirst(),

    /** Its mailing was taken back before it began. */
    takeBack: (business: OwnedBusiness, mailingId: string) =>
      db
        .updateTable("subjectTests")
        .set({ state: "planned", mailingId: null, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("mailingId", "=", mailingId)
        .execute(),

    /** What people did with the mails of each subject. Who wants not to be told apart is in no count of readers. */
    async counts({ contentId, mailingId }: Pick<SubjectTestRow, "contentId" | "mailingId">): Promise<SubjectCount[]> {
      if (mailingId === null) return [];
      const { rows: counted } = await sql<SubjectCount>`
        with sent as (
          select id, subject, tests_subject from deliveries
          where mailing_id = ${mailingId} and status = 'accepted' and subject is not null),
        did as (
          select delivery_id, bool_or(kind = 'click') as clicked from events
          where content_id = ${contentId} and kind in ('click', 'open') and bot is null and delivery_id is not null
          group by delivery_id)
        select subject, count(*)::int as sent, count(*) filter (where tests_subject)::int as tested,
          count(*) filter (where tests_subject and did.delivery_id is not null)::int as openers,
          count(*) filter (where tests_subject and did.clicked)::int as clickers
        from sent left join did on did.delivery_id = sent.id
        group by subject order by subject`.execute(db);
      return counted;
    },

    /** Readers who wait for the result. */
    async waiting(mailingId: string | null): Promise<number> {
      const row = await db
        .selectFrom("deliveries")
        .select(sql<number>`count(*)::int`.as("number"))
        .where("mailingId", "=", mailingId)
        .where("status", "=", "queued")
        .where("subject", "is", null)
        .executeTakeFirst();
      return row?.number ?? 0;
    },

    /** Notes of those that run, of all businesses, when each mail of theirs was tried, and ends those whose mailing was stopped. */
    async noteSteps(): Promise<void> {
      await sql`
        update subject_tests set tried_at = now(), updated_at = now()
        where state = 'running' and tried_at is null and not exists (
          select from deliveries d where d.mailing_id = subject_tests.mailing_id
            and d.tests_subject and d.attempts = 0 and d.status in ('queued', 'sending'))`.execute(db);
      await sql`
        update subject_tests set state = 'stopped', ended_at = now(), updated_at = now()
        where state = 'running' and exists (
          select from mailings m where m.id = subject_tests.mailing_id and m.status = 'cancelled')`.execute(db);
    },

    /** Those of all businesses whose time is over. */
    due: (): Promise<SubjectTestRow[]> =>
      rows()
        .where("subjectTests.state", "=", "running")
        .where(sql<boolean>`subject_tests.tried_at + make_interval(hours => subject_tests.hours) <= now()`)
        .orderBy("subjectTests.updatedAt")
        .limit(BATCH)
        .execute(),

    /** Ends one, in a transaction: who waited gets the mail now. Nothing happens when somebody else has ended it. */
    async end(
      { contentId, mailingId }: Pick<SubjectTestRow, "contentId" | "mailingId">,
      { state, winner, rest }: SubjectVerdict,
    ): Promise<void> {
      const ended = await db
        .updateTable("subjectTests")
        .set({ state, winner, rest, endedAt: sql<string>`now()`, updatedAt: sql`now()` })
        .where("contentId", "=", contentId)
        .where("state", "=", "running")
        .returning("contentId")
        .executeTakeFirst();
      if (!ended) return;
      await db
        .updateTable("deliveries")
        .set({ subject: rest, nextAt: sql<string>`now()`, updatedAt: sql`now()` })
        .where("mailingId", "=", mailingId)
        .where("status", "=", "queued")
        .where("subject", "is", null)
        .execute();
    },
  };
}
