import type { MessageChannel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal } from "./message-sql.ts";
import { createReplyWorkRepository } from "./reply-work-repository.ts";

/** What a channel reports about a message of ours. */
export type MessageReport = {
  channel: MessageChannel;
  /** By which the channel names it. */
  externalId: string | null;
  /** Which message and which try of it, where the report says so. */
  named: { messageId: string; attempt: number | null } | null;
  state: "sent" | "delivered" | "read" | "failed";
  at: string;
  /** Why it failed, and that in words. */
  errorCode: string | null;
  detail: string | null;
};

/** What the customer wrote themselves: neither what somebody entered for them, nor a mere reaction. */
export const HEARD = sql`direction = 'inbound' and not is_automatic and external_id not like '<said.%'`;

type Reported = {
  id: string;
  conversationId: string;
  status: string;
  tries: number;
  attempt: number;
  body: string;
};

/** What was there before; a report never takes a message back to it. */
const BELOW = {
  sent: ["sending", "unknown"],
  delivered: ["sending", "unknown", "accepted", "failed"],
  read: ["sending", "unknown", "accepted", "failed", "delivered"],
  failed: ["sending", "unknown", "accepted"],
} as const satisfies Record<MessageReport["state"], readonly string[]>;

/** Of channels that say what became of a message, and that let a business write for a time only. */
export function createChatRepository(db: Kysely<Tables>) {
  const found = async (
    businessId: string,
    { channel, externalId, named }: MessageReport,
  ): Promise<Reported | undefined> => {
    const byName = named ? sql`m.id = ${named.messageId}` : sql`m.external_id = ${externalId}`;
    const { rows } = await sql<Reported>`
      select m.id, m.conversation_id, m.status, m.tries, coalesce(${named?.attempt ?? null}::integer, m.tries) as attempt, m.body
      from messages m where m.business_id = ${businessId} and m.channel = ${channel} and m.direction = 'outbound'
        and m.tries > 0 and ${byName} for update`.execute(db);
    return rows[0];
  };

  return {
    /** Whose business it is, where nobody is signed in; undefined where it is not there any more. */
    async ownerOf(businessId: string): Promise<string | undefined> {
      const row = await db
        .selectFrom("businesses")
        .select("userId")
        .where("id", "=", businessId)
        .where("deletedAt", "is", null)
        .executeTakeFirst();
      return row?.userId;
    },

    /** How often something was said by itself to a number within a day. */
    async receiptsLately(businessId: string, toAddress: string): Promise<number> {
      const { number } = await db
        .selectFrom("messages")
        .select(sql<number>`count(*)::integer`.as("number"))
        .where("businessId", "=", businessId)
        .where("at", ">", sql<string>`now() - interval '1 day'`)
        .where("authorKind", "=", "receipt")
        .where("toAddress", "=", toAddress)
        .executeTakeFirstOrThrow();
      return number;
    },

    /** When the customer last wrote. */
    async lastHeard(businessId: string, conversationId: string): Promise<string | undefined> {
      const { rows } = await sql<{ at: string }>`
        select at from messages where business_id = ${businessId} and conversation_id = ${conversationId}
          and ${HEARD}
        order by at desc, id desc limit 1`.execute(db);
      return rows[0]?.at;
    },

    /**
     * Notes what a channel says about a message, in a transaction. A report may come before the answer to the very try it is about, twice,
     * or late: what is known already stays. False where there is no such message.
     */
    async note(businessId: string, report: MessageReport, excerptOf: (body: string) => string): Promise<boolean> {
      const message = await found(businessId, report);
      if (!message) return false;
      const { state, externalId } = report;
      const claim = { ...message, businessId };
      if (state === "failed") await noteAttempt(message, "refused", report.errorCode);
      else await noteAttempt(message, "accepted", null);
      // An earlier try says nothing about the message as it is now.
      if (message.attempt !== message.tries) return true;
      if (state === "failed") {
        await change(message, state, { errorCode: report.errorCode ?? "failed", errorDetail: report.detail });
        if (message.status === "accepted") await takeTurnBack(message);
      } else {
        if (["sending", "unknown"].includes(message.status)) {
          const accepted = {
            kind: "accepted",
            status: null,
            excerpt: "",
            ...(externalId !== null && { externalId }),
          } as const;
          await createReplyWorkRepository(db).settle(claim, accepted, excerptOf(message.body));
        }
        if (state !== "sent") {
          const time = sql<string>`least(now(), ${report.at}::timestamptz)`;
          const isRead = state === "read";
          await change(message, state, {
            errorCode: null,
            errorDetail: null,
            deliveredAt: sql<string>`coalesce(delivered_at, ${time})`,
            ...(isRead && { readAt: sql<string>`coalesce(read_at, ${time})` }),
          });
        }
      }
      await announceJobs(db, [inboxSignal(businessId)]);
      return true;
    },
  };

  async function noteAttempt({ id, attempt }: Reported, status: "accepted" | "refused", errorKind: string | null) {
    await db
      .updateTable("messageAttempts")
      .set({ status, errorKind, endedAt: sql`coalesce(ended_at, now())` })
      .where("messageId", "=", id)
      .where("number", "=", attempt)
      .where("status", "in", status === "refused" ? ["sending", "unknown", "accepted"] : ["sending", "unknown"])
      .execute();
  }

  /** The customer is not to speak: they have no answer. */
  async function takeTurnBack({ conversationId }: Reported): Promise<void> {
    await db
      .updateTable("conversations")
      .set({ status: "open", updatedAt: sql`now()` })
      .where("id", "=", conversationId)
      .where("status", "=", "waiting")
      .execute();
  }

  async function change({ id }: Reported, state: MessageReport["state"], set: Record<string, unknown>): Promise<void> {
    await db
      .updateTable("messages")
      .set({ ...set, status: state === "sent" ? "accepted" : state, leaseUntil: null, updatedAt: sql`now()` })
      .where("id", "=", id)
      .where("status", "in", [...BELOW[state]])
      .execute();
  }
}
