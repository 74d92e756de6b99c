import type { Content, Publication, PublicationDecision, PublishRequest } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { BusinessService } from "./business-service.ts";
import { act, type ContentPath, createContentChange, requireNotOut } from "./content-change.ts";
import { connectionOf, requireConnection } from "./publishing/choose-connection.ts";
import { type AtClaim, claimContent } from "./publishing/claim-content.ts";
import { requirePermission } from "./permissions.ts";
import { requireApproved, type ScheduleService } from "./schedule-service.ts";

type Needs = { store: Store; businesses: BusinessService; schedules: ScheduleService; atClaim: AtClaim };
export type PublishingService = ReturnType<typeof createPublishingService>;
export type PublicationPath = ContentPath & { publicationId: string };

/** Publishing as its owner sees it: now, what became of it, and what only a person can say. */
export function createPublishingService({ store, businesses, schedules, atClaim }: Needs) {
  const changing = createContentChange({ store, businesses });

  /** Changes a publishing under the lock of its content. */
  const deciding = (
    userId: string,
    path: PublicationPath,
    decide: (
      tx: Repositories,
      business: OwnedBusiness,
      publication: Publication,
      content: Content,
    ) => Promise<Content | undefined>,
  ): Promise<Content> =>
    changing(userId, path, undefined, async (tx, business, content) => {
      requirePermission(business, "publish");
      const publication = await tx.publications.findLocked(business, path.publicationId);
      if (publication?.contentId !== path.contentId) throw notFound("Publication");
      return decide(tx, business, publication, content);
    });

  return {
    /** Sends a content out now, by its connection; or takes its owner's word that it was posted. */
    async publish(
      userId: string,
      path: ContentPath,
      version: number | undefined,
      { connectionId, byHand, url, holdSeconds }: PublishRequest,
    ): Promise<Content> {
      const isByHand = byHand === true || (connectionId === undefined && typeof url === "string");
      let isForHand = isByHand;
      const content = isByHand
        ? undefined
        : await changing(userId, path, version, async (tx, business, present) => {
            requirePermission(business, "publish");
            const connections = business.sample ? [] : await tx.connections.list(business);
            const connection =
              connectionId === undefined
                ? connectionOf(connections, present.channel)
                : requireConnection(connections, present, connectionId);
            isForHand = connection === undefined || (connectionId === undefined && present.status === "published");
            if (isForHand || !connection) return present;
            requireNotOut(present);
            requireApproved(present);
            await claimContent(tx, business, present, connection, atClaim, holdSeconds);
            return tx.contents.find(business, present.id);
          });
      if (content && !isForHand) return content;
      return schedules.publish(userId, path, version, url ?? null);
    },

    /** Every publishing of a content, newest first. */
    async list(userId: string, { businessId, contentId }: ContentPath): Promise<Publication[]> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contents.find(business, contentId))) throw notFound("Content");
      return store.publications.list(business, contentId);
    },

    /** The owner looked where it should be, and says whether it is there. */
    decide: (userId: string, path: PublicationPath, { wentOut, url = null }: PublicationDecision): Promise<Content> =>
      deciding(userId, path, async (tx, business, publication, content) => {
        if (publication.state !== "unknown") throw decided();
        await tx.audit.append(business, act("content.outcome_decided", content, { wentOut }));
        const detail = wentOut ? null : "You looked there: it did not go out.";
        await tx.publications.end(business, publication.id, wentOut ? "done" : "failed", {
          detail,
          url,
          decidedBy: "person",
        });
        return tx.publications.endContent(business, path.contentId, wentOut ? "published" : "approved", { url });
      }),

    /** No more tries of what was refused so far; what is held and never left is taken back. */
    stop: (userId: string, path: PublicationPath): Promise<Content> =>
      deciding(userId, path, async (tx, business, publication, content) => {
        if (publication.state !== "claimed") throw notWaiting();
        await tx.audit.append(business, act("content.taken_back", content));
        const takeBack = atClaim.takeBack?.[publication.kind];
        if (takeBack && !(await takeBack(tx, business, publication.id))) throw toMany();
        const detail = "You stopped it. It did not go out.";
        await tx.publications.end(business, publication.id, "failed", { detail, url: null, decidedBy: "person" });
        const before = publication.attempts.length === 0 && (await placeBefore(tx, business, path.contentId));
        if (before) return tx.schedules.unpublish(business, path.contentId, before);
        return tx.publications.endContent(business, path.contentId, "approved");
      }),
  };
}

/** The time that a content had, unless it is over meanwhile: then it would go out at once. */
async function placeBefore(tx: Repositories, business: OwnedBusiness, contentId: string) {
  const before = await tx.schedules.beforePublishing(business, contentId);
  if (before?.status !== "scheduled" || before.scheduledAt === null) return undefined;
  return Date.parse(before.scheduledAt) > Date.parse(await tx.schedules.now()) ? before : undefined;
}

const toMany = () =>
  new AppError("conflict", "This goes to many, one by one. Pause or stop it where its mails are counted.");

const decided = () => new AppError("conflict", "What became of this is known already. Look at it again.");

const notWaiting = () => new AppError("conflict", "This is being sent just now, or has ended. Look at it again.");
