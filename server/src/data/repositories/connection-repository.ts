import type { CheckedConnection, Connection } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** What never leaves the server stays apart from what does. */
export type SealedConnection = Connection & { businessId: string; secrets: string };

/** What is new of a connection. */
export type ConnectionEdit = Partial<Pick<Connection, "name" | "channels" | "settings" | "offReason">> & {
  secrets?: { sealed: string; hints: Record<string, string> };
};

const WIRE = [
  "id",
  "kind",
  "name",
  "channels",
  "settings",
  "hints",
  "offReason",
  "checkResult as checked",
  "createdAt",
  "updatedAt",
] as const;

export function createConnectionRepository(db: Kysely<Tables>) {
  const all = (business: OwnedBusiness) =>
    db.selectFrom("connections").select(WIRE).where("businessId", "=", business.id);

  return {
    /** In the order in which they were made. */
    list: (business: OwnedBusiness): Promise<Connection[]> =>
      all(business).orderBy("createdAt").orderBy("id").execute(),

    find: (business: OwnedBusiness, connectionId: string): Promise<Connection | undefined> =>
      all(business).where("id", "=", connectionId).executeTakeFirst(),

    /** With what is sealed; nobody else changes it until the transaction ends. */
    findSealed: (business: OwnedBusiness, connectionId: string): Promise<SealedConnection | undefined> =>
      all(business).select(["businessId", "secrets"]).where("id", "=", connectionId).forUpdate().executeTakeFirst(),

    /** With what is sealed, of one kind: for what comes in, where nobody is signed in. */
    sealedOfKind: (businessId: string, kind: string): Promise<SealedConnection[]> =>
      db
        .selectFrom("connections")
        .select(WIRE)
        .select(["businessId", "secrets"])
        .where("businessId", "=", businessId)
        .where("kind", "=", kind)
        .orderBy("createdAt")
        .orderBy("id")
        .execute(),

    insert: (
      business: OwnedBusiness,
      connection: Pick<Connection, "id" | "kind" | "name" | "channels" | "settings">,
      { sealed, hints }: NonNullable<ConnectionEdit["secrets"]>,
    ): Promise<Connection> =>
      db
        .insertInto("connections")
        .values({
          ...connection,
          businessId: business.id,
          channels: JSON.stringify(connection.channels),
          settings: JSON.stringify(connection.settings),
          secrets: sealed,
          hints: JSON.stringify(hints),
        })
        .returning(WIRE)
        .executeTakeFirstOrThrow(),

    update: (
      business: OwnedBusiness,
      connectionId: string,
      { name, channels, settings, offReason, secrets }: ConnectionEdit,
    ): Promise<Connection | undefined> =>
      db
        .updateTable("connections")
        .set({
          ...(name !== undefined && { name }),
          ...(channels && { channels: JSON.stringify(channels) }),
          ...(settings && { settings: JSON.stringify(settings) }),
          ...(offReason !== undefined && { offReason }),
          ...(secrets && { secrets: secrets.sealed, hints: JSON.stringify(secrets.hints) }),
          updatedAt: sql`now()`,
        })
        .where("businessId", "=", business.id)
        .where("id", "=", connectionId)
        .returning(WIRE)
        .executeTakeFirst(),

    noteCheck: (
      business: OwnedBusiness,
      connectionId: string,
      result: CheckedConnection,
    ): Promise<Connection | undefined> =>
      db
        .updateTable("connections")
        .set({ checkResult: JSON.stringify(result) })
        .where("businessId", "=", business.id)
        .where("id", "=", connectionId)
        .returning(WIRE)
        .executeTakeFirst(),

    async remove(business: OwnedBusiness, connectionId: string): Promise<boolean> {
      await db
        .updateTable("contents")
        .set({ connectionId: null })
        .where("businessId", "=", business.id)
        .where("connectionId", "=", connectionId)
        .execute();
      const removed = await db
        .deleteFrom("connections")
        .where("businessId", "=", business.id)
        .where("id", "=", connectionId)
        .returning("id")
        .executeTakeFirst();
      return removed !== undefined;
    },

    /** Some that are sealed with one of these keys, of all businesses, locked. */
    sealedBy: (keys: readonly string[], limit: number): Promise<{ id: string; secrets: string }[]> =>
      db
        .selectFrom("connections")
        .select(["id", "secrets"])
        .where(sql<boolean>`split_part(secrets, '.', 2) = any(${[...keys]}::text[])`)
        .orderBy("id")
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute(),

    /** The same secrets, sealed anew. */
    async sealAgain(connectionId: string, sealed: string): Promise<void> {
      await db.updateTable("connections").set({ secrets: sealed }).where("id", "=", connectionId).execute();
    },
  };
}
