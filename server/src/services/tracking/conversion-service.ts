import { createHash } from "node:crypto";
import { CLOCK_SKEW_MINUTES, type Conversion, CONVERSION_DAYS, type ConversionCreate } from "@handbill/contracts";
import { AppError, notFound } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { NewEvent } from "../../data/repositories/event-repository.ts";
import type { Store } from "../../data/store.ts";
import type { BusinessService } from "../business-service.ts";
import { requirePermission } from "../permissions.ts";
import type { SiteCalls } from "./site-calls.ts";
import type { TrackingTokens } from "./tokens.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  tokens: TrackingTokens;
  site: Pick<SiteCalls, "note">;
  nowMs?: () => number;
};
export type ConversionService = ReturnType<typeof createConversionService>;

type Recorded = { conversion: Conversion; isNew: boolean };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const wrong = (path: string, message: string) =>
  new AppError("invalid_request", message, { errors: [{ path, message }] });

/** Orders, bookings and the like that the owner's own programs tell. The same key counts once, for ever. */
export function createConversionService({ store, businesses, tokens, site, nowMs = Date.now }: Needs) {
  /** A clock may be wrong by a little; what it says beyond that would stand in another day's figures. */
  const momentOf = (at: string | undefined): number => {
    const now = nowMs();
    const moment = at === undefined ? now : Date.parse(at);
    if (moment > now + CLOCK_SKEW_MINUTES * MINUTE_MS) {
      throw wrong(
        "at",
        `This lies in the future by this server's clock. Up to ${CLOCK_SKEW_MINUTES} minutes are taken as now.`,
      );
    }
    if (moment < now - CONVERSION_DAYS * DAY_MS) {
      throw wrong(
        "at",
        `This is more than ${CONVERSION_DAYS} days ago. Older results are entered by hand or imported.`,
      );
    }
    return Math.min(moment, now);
  };

  const placeOf = async (
    business: OwnedBusiness,
    { click, contentId }: ConversionCreate,
  ): Promise<Partial<NewEvent>> => {
    if (click) {
      const known = tokens.readClickId(click);
      const link = known && (await store.links.byCode(known.code));
      if (!known || link?.businessId !== business.id)
        throw wrong("click", "This is not the number of a click on a link of this business.");
      return { clickId: known.eventId, linkId: link.id, contentId: link.contentId, campaignId: link.campaignId };
    }
    if (!contentId) return {};
    const content = await store.contents.find(business, contentId);
    if (!content) throw notFound("Content");
    return { contentId, campaignId: content.campaignId };
  };

  /** Counts a conversion, or finds the one that has this key already. */
  const record = async (userId: string, businessId: string, wanted: ConversionCreate): Promise<Recorded> => {
    const business = await businesses.requireOwned(userId, businessId);
    requirePermission(business, "edit");
    const bodyHash = hashOf(wanted);
    site.note(business.id, "api", undefined);
    const earlier = await store.events.findByKey(business.id, `api:${wanted.key}`);
    if (!earlier) {
      const moment = momentOf(wanted.at);
      await store.events.append([
        {
          ...(await placeOf(business, wanted)),
          id: newId(moment),
          businessId: business.id,
          occurredAt: new Date(moment).toISOString(),
          kind: "conversion",
          source: "api",
          goal: wanted.goal,
          amount: wanted.value?.amount ?? null,
          currency: wanted.value?.currency ?? null,
          dedupeKey: `api:${wanted.key}`,
          bodyHash,
        },
      ]);
    }
    const kept = earlier ?? (await store.events.findByKey(business.id, `api:${wanted.key}`));
    const event = kept && (await store.events.find(business.id, kept.eventId));
    if (!kept || !event) throw notFound("Conversion");
    if (kept.bodyHash !== bodyHash) {
      throw new AppError(
        "conflict",
        "Another conversion has this key already. It was not changed; give this one a key of its own.",
      );
    }
    const { id, goal, campaignId, contentId, linkId, occurredAt: at, amount, currency } = event;
    const value = amount === null || currency === null ? null : { amount, currency };
    return {
      conversion: { id, key: wanted.key, goal: goal ?? "", value, campaignId, contentId, linkId, at },
      isNew: !earlier,
    };
  };

  return {
    record,

    /** The same for a program that has the key of the business. */
    recordByKey(key: string, wanted: ConversionCreate): Promise<Recorded> {
      const owner = tokens.readServerKey(key);
      if (!owner)
        throw new AppError("unauthenticated", "This is not the key of a business. Copy it from Settings, Counting.");
      return record(owner.userId, owner.businessId, wanted);
    },
  };
}

const hashOf = ({ goal, value, click, contentId, at }: ConversionCreate): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        goal,
        value?.amount ?? null,
        value?.currency ?? null,
        click ?? null,
        contentId ?? null,
        at ?? null,
      ]),
    )
    .digest("base64url");
