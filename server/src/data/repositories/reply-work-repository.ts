import type { FilledTemplate, MessageAuthorKind, MessageChannel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal } from "./message-sql.ts";

/** A message that is due, of any business. */
export type DueReply = { id: string; businessId: string; channel: MessageChannel };
/** How many leave at most. */
export type ReplyLimits = { perMinute: number; perDay: number };

/** A message that nobody else sends. */
export type ReplyClaim = DueReply & {
  userId: string;
  conversationId: string;
  attempt: number;
  /** The same, counted from when a person let it go last. */
  round: number;
  externalId: string;
  authorKind: MessageAuthorKind;
  toAddress: string;
  subject: string;
  body: string;
  inReplyTo: string | null;
  referenceIds: string[];
  template: FilledTemplate | null;
};

/** A try of which it is known what became of it. */
export type SettledClaim = Pick<ReplyClaim, "id" | "businessId" | "conversationId" | "attempt">;

/** What a reply is sent with. */
export type ReplyAround = {
  signature: string;
  /** In which the conversation is led. */
  language: string;
  timezone: string;
  replyToken: string;
  toName: string;
  /** The message that is answered. */
  original: { fromName: string; fromAddress: string; body: string; at: string } | null;
};

/** What became of a try. A refusal comes back after `retrySeconds`, or not at all with null. */
export type ReplyResult =
  /** `externalId`: by which the channel names it from now on, where that is not the name we gave it. */
  | { kind: "accepted"; status: number | null; excerpt: string; externalId?: string }
  | {
      kind: "refused";
      errorKind: string;
      retrySeconds: number | null;
      status: number | null;
      excerpt: string;
      detail: string;
    }
  | { kind: "unknown"; errorKind: string; status: null; excerpt: string; detail: string };

/** How long a message is taken to be under way without a word of who sends it. */
const LEASE_SECONDS = 90;
const SWEEP_ROWS = 200;
const LONGEST_NAME = 500;
/** No two messages of a channel have one name, whatever a provider says. */
const newName = (name: string) => sql<string>`case when exists (
  select 1 from messages other where other.business_id = messages.business_id and other.channel = messages.channel
    and other.external_id = ${name.slice(0, LONGEST_NAME)} and other.id <> messages.id)
  then external_id else ${name.slice(0, LONGEST_NAME)} end`;
const leaseEnd = sql<string>`now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`;

/** What the sending processes do with replies, of all businesses. Times are those of the database. */
export function createReplyWorkRepository(db: Kysely<Tables>) {
  const announce = (businessId: string) => announceJobs(db, [inboxSignal(businessId)]);

  return {
    /** Messages whose time has come, the one that waits longest first; none of the places that are busy (business and channel). */
    due: (limit: number, busy: readonly string[] = []): Promise<DueReply[]> =>
      db
        .selectFrom("messages")
        .select(["id", "businessId", "channel"])
        .where("status", "in", ["held", "queued"])
        .where("nextAt", "<=", sql<string>`now()`)
        .$if(busy.length > 0, (query) =>
          query.where(sql<boolean>`business_id::text || ' ' || channel <> all(${[...busy]}::text[])`),
        )
        .orderBy("nextAt")
        .limit(limit)
        .execute(),

    /** Nobody else takes a message of this channel of the business until the transaction ends: how many left is counted. */
    async oneAtATime({ businessId, channel }: DueReply): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`replies ${channel} ${businessId}`}, 0))`.execute(db);
    },

    /** In how many seconds the next may leave; 0 for now. Call it after `oneAtATime`. */
    async waitFor({ businessId, channel }: DueReply, { perMinute, perDay }: ReplyLimits): Promise<number> {
      const nth = (most: number, span: string) => sql`
        select started_at + ${sql.lit(span)}::interval as free from message_attempts
        where business_id = ${businessId} and channel = ${channel} and started_at > now() - ${sql.lit(span)}::interval
        order by started_at desc offset ${most - 1} limit 1`;
      const { rows } = await sql<{ seconds: number | null }>`
        select extract(epoch from max(free) - now())::float8 as seconds
        from ((${nth(perMinute, "1 minute")}) union all (${nth(perDay, "1 day")})) as times`.execute(db);
      return Math.max(0, rows[0]?.seconds ?? 0);
    },

    /** Its turn comes later, since enough have left. */
    async postpone({ id, businessId }: DueReply, seconds: number, detail: string): Promise<void> {
      await db
        .updateTable("messages")
        .set({
          status: "queued",
          nextAt: sql<string>`now() + make_interval(secs => ${seconds})`,
          errorCode: "limit",
          errorDetail: detail,
          updatedAt: sql`now()`,
        })
        .where("id", "=", id)
        .where("status", "in", ["held", "queued"])
        .execute();
      await announce(businessId);
    },

    /**
     * Takes a message, in a transaction: from its end on the try is on record and the message is nobody else's. Undefined where it was
     * taken back, or another was quicker; and of what goes out by itself also where its customer wrote again.
     */
    async claim({ id }: DueReply): Promise<ReplyClaim | undefined> {
      const { rows } = await sql<ReplyClaim>`
        update messages set status = 'sending', tries = tries + 1, lease_until = ${leaseEnd}, hold_until = null,
          error_code = null, error_detail = null, updated_at = now()
        where id = (select m.id from messages m where m.id = ${id} and m.status in ('held', 'queued') and m.next_at <= now()
          and (m.author_kind <> 'faq' or m.asked_revision = (select revision from conversations c where c.id = m.conversation_id))
          for update skip locked)
        returning id, business_id, channel, conversation_id, tries as attempt, tries - tries_before as round, external_id, author_kind, to_address, subject, body,
          in_reply_to, reference_ids, template, (select user_id from businesses where businesses.id = messages.business_id) as user_id`.execute(
        db,
      );
      const claim = rows[0];
      if (!claim) return undefined;
      const { businessId, channel, attempt } = claim;
      await db
        .insertInto("messageAttempts")
        .values({ messageId: id, number: attempt, businessId, channel, status: "sending" })
        .execute();
      await announce(businessId);
      return claim;
    },

    /** What a reply is sent with, as it is now; undefined where the conversation was removed, or its business. */
    async around({ id, conversationId, inReplyTo }: ReplyClaim): Promise<ReplyAround | undefined> {
      const { rows } = await sql<ReplyAround>`
        select coalesce(s.signature, '') as signature, coalesce(m.language, c.language, b.language) as language, b.timezone,
          c.reply_token, coalesce(nullif(p.name, ''), o.from_name, '') as to_name,
          case when o.id is null then null else jsonb_build_object('fromName', o.from_name, 'fromAddress', o.from_address,
            'body', o.body, 'at', o.at) end as original
        from messages m join conversations c on c.id = m.conversation_id join businesses b on b.id = c.business_id
        left join contacts p on p.id = c.contact_id left join inbox_settings s on s.business_id = b.id
        left join messages o on o.conversation_id = c.id and o.external_id = ${inReplyTo}
        where m.id = ${id} and c.id = ${conversationId} and c.removed_at is null and b.deleted_at is null`.execute(db);
      return rows[0];
    },

    /** Still at it. */
    renew: ({ id, attempt }: ReplyClaim) =>
      db
        .updateTable("messages")
        .set({ leaseUntil: leaseEnd })
        .where("id", "=", id)
        .where("tries", "=", attempt)
        .where("status", "=", "sending")
        .execute(),

    /**
     * Writes down what became of a try, in a transaction. What somebody took for lost meanwhile may still turn out to be known, as long
     * as no later try began.
     */
    async settle(claim: SettledClaim, result: ReplyResult, excerpt: string): Promise<void> {
      const isOut = result.kind === "accepted";
      await db
        .updateTable("messageAttempts")
        .set({
          status: result.kind,
          errorKind: isOut ? null : result.errorKind,
          answerStatus: result.status,
          excerpt: result.excerpt,
          endedAt: sql`now()`,
        })
        .where("messageId", "=", claim.id)
        .where("number", "=", claim.attempt)
        .where("status", "in", ["sending", "unknown"])
        .execute();
      const back = result.kind === "refused" ? result.retrySeconds : null;
      const settled = await db
        .updateTable("messages")
        .set({
          status: result.kind === "refused" ? (back === null ? "failed" : "queued") : result.kind,
          leaseUntil: null,
          nextAt: back === null ? null : sql<string>`now() + make_interval(secs => ${back})`,
          errorCode: isOut ? null : result.errorKind,
          errorDetail: isOut ? null : result.detail,
          ...(isOut && { sentAt: sql<string>`now()`, at: sql<string>`now()` }),
          ...(isOut && result.externalId !== undefined && { externalId: newName(result.externalId) }),
          updatedAt: sql`now()`,
        })
        .where("id", "=", claim.id)
        .where("tries", "=", claim.attempt)
        .where("status", "in", ["sending", "unknown"])
        .returning("askedRevision")
        .executeTakeFirst();
      if (isOut && settled?.askedRevision != null) await noteSent(claim, settled.askedRevision, excerpt);
      await announce(claim.businessId);
    },

    /** A reply that came back did not reach its reader; where it went, undefined where we never sent such a one. */
    async noteReturned(
      businessId: string,
      messageId: string,
      errorCode: string,
      detail: string,
    ): Promise<string | undefined> {
      const row = await db
        .updateTable("messages")
        .set({ status: "failed", errorCode, errorDetail: detail, updatedAt: sql`now()` })
        .where("businessId", "=", businessId)
        .where("channel", "in", ["email", "form"])
        .where("externalId", "=", messageId)
        .where("direction", "=", "outbound")
        .where("status", "in", ["accepted", "unknown", "delivered", "failed"])
        .returning("toAddress")
        .executeTakeFirst();
      if (row) await announce(businessId);
      return row?.toAddress;
    },

    /** Messages whose sender is gone in the middle: nobody knows, and nobody sends them again by itself. */
    async sweepLost(): Promise<void> {
      const { rows } = await sql<{ businessId: string }>`
        with lost as (
          update messages set status = 'unknown', error_code = 'interrupted', lease_until = null, next_at = null, updated_at = now()
          where id in (select id from messages where status = 'sending' and lease_until < now()
            order by lease_until limit ${sql.lit(SWEEP_ROWS)} for update skip locked)
          returning id, business_id, tries)
        update message_attempts a set status = 'unknown', error_kind = 'interrupted', ended_at = now()
        from lost where a.message_id = lost.id and a.number = lost.tries returning a.business_id`.execute(db);
      await announceJobs(db, [...new Set(rows.map(({ businessId }) => businessId))].map(inboxSignal));
    },
  };
  /** The customer is to speak, unless they did since somebody asked for this to be sent. */
  async function noteSent({ conversationId }: SettledClaim, askedRevision: number, excerpt: string): Promise<void> {
    await sql`
      update conversations set status = case when revision = ${askedRevision} then 'waiting' else status end,
        revision = revision + 1, last_message_at = now(), last_direction = 'outbound', excerpt = ${excerpt}, updated_at = now()
      where id = ${conversationId}`.execute(db);
  }
}
