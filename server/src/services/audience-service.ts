import type { Audience, AudienceChoice } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { audienceOf, contactChannelOf } from "./gates/audience.ts";
import { describeAudience } from "./gates/describe-audience.ts";

type Needs = { store: Store; businesses: BusinessService };
export type AudienceService = ReturnType<typeof createAudienceService>;

/** While a content is on its way its audience is on record, and choosing would change nothing. */
const TOO_LATE = new Set(["publishing", "published", "unknown"]);

/** Whom a content is for, and who of them gets it. */
export function createAudienceService({ store, businesses }: Needs) {
  return {
    /** Who would get a content, and who would not and why. */
    async read(userId: string, businessId: string, contentId: string): Promise<Audience> {
      return describe(store, await businesses.requireOwned(userId, businessId), contentId);
    },

    /** Holds until it goes out; the text and its approval stay as they are. */
    async choose(userId: string, businessId: string, contentId: string, choice: AudienceChoice): Promise<Audience> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        contactChannelOf(content);
        if (TOO_LATE.has(content.status)) throw tooLate();
        await tx.audienceChoices.put(business, contentId, choice);
        return describe(tx, business, contentId);
      });
    },
  };
}

const describe = async (repositories: Repositories, business: OwnedBusiness, contentId: string): Promise<Audience> => {
  const content = await repositories.contents.find(business, contentId);
  if (!content) throw notFound("Content");
  const now = await repositories.schedules.now();
  const at = Temporal.Instant.from(content.scheduledAt ?? now);
  return describeAudience(business, content, await audienceOf(repositories, business, content, at));
};

const tooLate = () => new AppError("conflict", "It is on its way already, so who gets it can no longer be chosen.");
