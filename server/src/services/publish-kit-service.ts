import { type Content, findLinks, type PublishKit, type Slot } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import type { ContentPath } from "./content-change.ts";
import { partsOf, sharedText } from "./publish-kit/parts.ts";
import { composerOf, imagesOf } from "./publish-kit/places.ts";
import type { AtClaim } from "./publishing/claim-content.ts";
import type { ScheduleService } from "./schedule-service.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  schedules: Pick<ScheduleService, "slots">;
  /** The text as it goes out, with the links that are counted. */
  finalText: NonNullable<AtClaim["finalText"]>;
};
export type PublishKitService = ReturnType<typeof createPublishKitService>;

/** Only these texts are what somebody said may go out. */
const READY: ReadonlySet<Content["status"]> = new Set<Content["status"]>([
  "approved",
  "scheduled",
  "missed",
  "published",
]);

/** What is needed to post a content by hand, where no connection does it. */
export function createPublishKitService({ store, businesses, schedules, finalText }: Needs) {
  const timeOf = async (userId: string, path: ContentPath, content: Content): Promise<Slot | null> => {
    const { status, scheduledAt, timezone } = content;
    if (status === "published") return null;
    if (status === "scheduled" && scheduledAt !== null && timezone !== null) {
      const at = Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timezone).toString({ timeZoneName: "never" });
      return { at, timezone, reason: "The time you chose." };
    }
    return (await schedules.slots(userId, path))[0] ?? null;
  };

  return {
    async kit(userId: string, path: ContentPath): Promise<PublishKit> {
      const business = await businesses.requireOwned(userId, path.businessId);
      const content = await store.contents.find(business, path.contentId);
      if (!content) throw notFound("Content");
      const { channel, version } = content;
      if (content.fields === null || !READY.has(content.status)) throw notReady();
      // What is posted by hand is counted like what goes out by itself. Asked for again, the links are the same.
      const fields = await store.transaction((tx) => finalText(tx, business, content));
      const parts = partsOf(channel, fields);
      return {
        channel,
        version,
        parts,
        share: sharedText(channel, parts),
        images: imagesOf(channel),
        links: [...new Set(parts.flatMap(({ text }) => findLinks(text).map(({ address }) => address)))],
        bestTime: await timeOf(userId, path, content),
        composer: composerOf(channel, parts),
      };
    },
  };
}

const notReady = () =>
  new AppError("not_approved", "Approve this text first: only what you approved is handed out to be posted.");
