import type { AuditAction, AuditDetails, Content } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Act } from "../data/repositories/audit-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

/** Where a content is: three ids that arrive together in every address. */
export type ContentPath = { businessId: string; contentId: string };

type Change = (tx: Repositories, business: OwnedBusiness, content: Content) => Promise<Content | undefined>;

/** Changes one content under its lock: nobody else writes to it meanwhile, and nobody overwrites what he has not seen. */
export const createContentChange =
  ({ store, businesses }: { store: Store; businesses: BusinessService }) =>
  async (
    userId: string,
    { businessId, contentId }: ContentPath,
    expectedVersion: number | undefined,
    change: Change,
  ): Promise<Content> => {
    const business = await businesses.requireOwned(userId, businessId);
    return store.transaction(async (tx) => {
      const content = await tx.contents.findLocked(business, contentId);
      if (!content) throw notFound("Content");
      if (expectedVersion !== undefined && content.version !== expectedVersion) throw editConflict(content);
      if (content.status === "generating") throw beingWritten(content);
      const changed = await change(tx, business, content);
      if (!changed) throw notFound("Content");
      return changed;
    });
  };

/** What is put on record of something that is done to a content. */
export const act = (action: AuditAction, { id, channel, version }: Content, details: AuditDetails = {}): Act => ({
  action,
  target: id,
  details: { channel, version, ...details },
});

/** What went out, or is on its way, stays as it was. */
export function requireNotOut({ status }: Content): void {
  if (status === "published") {
    throw new AppError(
      "already_published",
      "This is out already, so it stays as it is. If it was marked as posted by mistake, take that back first.",
    );
  }
  if (status === "publishing" || status === "unknown") {
    throw new AppError("conflict", "This is on its way out. Wait until it is known whether it arrived.");
  }
}

export const editConflict = (current: Content) =>
  new AppError("edit_conflict", "This was changed in another window since you opened it. Compare both and choose.", {
    current,
  });

const beingWritten = (content: Content) =>
  new AppError("job_running", "This content is being written right now. Wait a moment, or stop the writing first.", {
    ...(content.jobId && { jobId: content.jobId, resource: `/api/v1/jobs/${content.jobId}` }),
  });
