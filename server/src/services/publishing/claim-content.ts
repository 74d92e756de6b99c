import type { Connection, Content } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { BeforePublishing } from "../../data/models/content.ts";
import type { Repositories } from "../../data/store.ts";

/** What goes on at the claim besides it, in its transaction. */
export type AtClaim = {
  /** The text as it goes out, with the links that are counted. */
  finalText?(tx: Repositories, business: OwnedBusiness, content: Content): Promise<Record<string, unknown>>;
  /** Kinds of places that are sent to by somebody else: told of the publication in the transaction that claims it. */
  begin?: Record<string, (tx: Repositories, business: OwnedBusiness, publicationId: string) => Promise<void>>;
  /** And how they let go of one of which nothing has left yet; false where something has. */
  takeBack?: Record<string, (tx: Repositories, business: OwnedBusiness, publicationId: string) => Promise<boolean>>;
};

/** Only the text that was approved, to the letter, goes out. */
export async function requireAsApproved(tx: Repositories, business: OwnedBusiness, contentId: string): Promise<void> {
  if (await tx.publications.isAsApproved(business, contentId)) return;
  throw new AppError(
    "approval_changed",
    "The text is not the one that was approved. Read it, approve it again, and then publish it.",
  );
}

/**
 * Claims a locked, approved content for a connection. From here on it goes out once or not at all. For `holdSeconds` nothing leaves,
 * and its owner may think better of it.
 */
export async function claimContent(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  connection: Connection,
  { finalText, begin }: AtClaim,
  holdSeconds = 0,
): Promise<void> {
  await requireAsApproved(tx, business, content.id);
  const fields = (await finalText?.(tx, business, content)) ?? content.fields ?? {};
  const { id: connectionId, name: connectionName, kind } = connection;
  const publicationId = await tx.publications.claim(business, {
    contentId: content.id,
    connectionId,
    connectionName,
    kind,
    fields,
    held: holdSeconds > 0 ? { seconds: holdSeconds, before: placeInCalendar(content) } : undefined,
  });
  await begin?.[kind]?.(tx, business, publicationId);
  const details = { channel: content.channel, version: content.version, by: kind };
  await tx.audit.append(business, { action: "content.published", target: content.id, details });
}

/** Where a content stands in the calendar, to return there. */
export const placeInCalendar = ({
  status,
  scheduledOn,
  scheduledAt,
  timezone,
  connectionId,
}: Content): BeforePublishing => ({
  status,
  scheduledOn,
  scheduledAt,
  timezone,
  connectionId,
});
