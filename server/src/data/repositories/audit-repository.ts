import type { AuditAction, AuditDetails, AuditEntry, PageQuery } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { acting } from "../../core/acting.ts";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

export type AuditRepository = ReturnType<typeof createAuditRepository>;

/** Something that was done. What somebody wrote, a name or an address is none of its details. */
export type Act = { action: AuditAction; target?: string | null; details?: AuditDetails };

export type AuditFilter = {
  action?: AuditAction | undefined;
  actorId?: string | undefined;
  targetId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** What a target is called today: of whatever kind it is, its id leads to one row at most. */
const targetName = sql<string | null>`coalesce(
  (select topic from contents where contents.id = target_id and contents.business_id = audit_log.business_id),
  (select name from campaigns where campaigns.id = target_id and campaigns.business_id = audit_log.business_id),
  (select name from connections where connections.id = target_id and connections.business_id = audit_log.business_id),
  (select coalesce(nullif(name, ''), email, phone) from contacts
    where contacts.id = target_id and contacts.business_id = audit_log.business_id),
  (select nullif(subject, '') from conversations
    where conversations.id = target_id and conversations.business_id = audit_log.business_id),
  (select name from users where users.id = target_id and action like 'member.%'))`;

type Row = Omit<AuditEntry, "actor" | "target"> & {
  actorKind: AuditEntry["actor"]["kind"];
  actorId: string | null;
  actorName: string | null;
  keyId: string | null;
  targetId: string | null;
  targetName: string | null;
};

/** Who did what in a business. It is only ever added to. */
export function createAuditRepository(db: Kysely<Tables>) {
  return {
    /** Puts an act on record, in the transaction of the act itself: either both happened or neither. */
    async append(business: Pick<OwnedBusiness, "id">, { action, target = null, details = {} }: Act): Promise<void> {
      const who = acting();
      await db
        .insertInto("auditLog")
        .values({
          id: newId(),
          businessId: business.id,
          actorKind: who?.kind ?? "automatic",
          actorId: who?.userId ?? null,
          keyId: who?.keyId ?? null,
          action,
          targetId: target,
          details: JSON.stringify(details),
          requestId: who?.requestId ?? null,
        })
        .execute();
    },

    async list(
      business: OwnedBusiness,
      { action, actorId, targetId, from, to }: AuditFilter,
      { limit, cursor }: PageQuery,
    ): Promise<Page<AuditEntry>> {
      const after = readCursor(cursor, "time", "id");
      const startOf = (day: string, more: number) =>
        sql`((${day}::date + ${sql.lit(more)})::timestamp at time zone ${business.timezone})`;
      const { rows } = await sql<Row>`
        select id, action, actor_kind, actor_id, key_id, (select name from users where users.id = actor_id) as actor_name,
          target_id, ${targetName} as target_name, details, request_id, created_at as at
        from audit_log
        where business_id = ${business.id}
          ${action === undefined ? sql`` : sql`and action = ${action}`}
          ${actorId === undefined ? sql`` : sql`and actor_id = ${actorId}`}
          ${targetId === undefined ? sql`` : sql`and target_id = ${targetId}`}
          ${from === undefined ? sql`` : sql`and created_at >= ${startOf(from, 0)}`}
          ${to === undefined ? sql`` : sql`and created_at < ${startOf(to, 1)}`}
          ${after === undefined ? sql`` : sql`and (created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
        order by created_at desc, id desc limit ${limit + 1}`.execute(db);
      return toPage(rows.map(toEntry), limit, (entry) => [entry.at, entry.id]);
    },

    /** Forgets what is older than it has to be kept; some at a time. How many there were. */
    async purge(keptDays: number, atMost: number): Promise<number> {
      const { rows } = await sql<{ id: string }>`
        delete from audit_log where id in (
          select id from audit_log where created_at < now() - make_interval(days => ${keptDays})
          order by created_at limit ${atMost})
        returning id`.execute(db);
      return rows.length;
    },
  };
}

const toEntry = ({
  actorKind,
  actorId,
  actorName,
  keyId,
  targetId,
  targetName: called,
  ...entry
}: Row): AuditEntry => ({
  ...entry,
  actor: { kind: actorKind, id: actorId, name: actorName, keyId },
  target: targetId === null ? null : { id: targetId, name: called },
});
