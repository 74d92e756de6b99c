import type { FieldsOf } from "@handbill/contracts";
import { addressHash } from "../../core/addresses.ts";
import type { DeliveryClaim, DueMailing } from "../../data/repositories/delivery-work-repository.ts";
import type { Store } from "../../data/store.ts";
import type { MailTracking } from "../tracking/mail-tracking.ts";
import type { SubscriptionService } from "../subscription-service.ts";
import type { Personal } from "./mail-sender.ts";

type Needs = {
  store: Store;
  subscriptions: Pick<SubscriptionService, "linksOf">;
  tracking: MailTracking;
  nowMs?: () => number;
};

/** How long what all mails of a mailing share is believed: a wish not to be counted is heard this fast. */
const SHARED_MS = 10_000;
const MOST_SHARED = 16;

/** What is of one reader alone: the way out, and the links and the picture by which their reading is counted. */
export function createPersonalMail({ store, subscriptions, tracking, nowMs = Date.now }: Needs) {
  const known = new Map<string, { until: number; shared: ReturnType<typeof read> }>();

  const read = async ({ businessId, userId, contentId }: DueMailing) => {
    const business = await store.businesses.findForWork(userId, businessId);
    if (!business) throw new Error(`The business ${businessId} is gone in the middle of a mailing.`);
    const content = await store.contents.find(business, contentId);
    const settings = await store.links.settings(business);
    return {
      leave: (await subscriptions.linksOf(store, business)).leave,
      links: await store.links.ofContent(business, contentId),
      // Whose content is gone is still written to, and counted for nobody.
      campaignId: content?.campaignId,
      countsLinks: settings?.links ?? true,
      countsOpens: settings?.opens ?? true,
    };
  };

  /** One reading for many mails; a failed one is not kept. */
  const sharedOf = (mailing: DueMailing): ReturnType<typeof read> => {
    const found = known.get(mailing.id);
    if (found && found.until > nowMs()) return found.shared;
    known.delete(mailing.id);
    const [oldest] = known.keys();
    if (known.size >= MOST_SHARED && oldest !== undefined) known.delete(oldest);
    const shared = read(mailing);
    known.set(mailing.id, { until: nowMs() + SHARED_MS, shared });
    shared.catch(() => known.delete(mailing.id));
    return shared;
  };

  type Reader = Pick<DeliveryClaim, "id" | "email" | "subject">;
  return async (mailing: DueMailing, { id, email, subject }: Reader): Promise<Personal> => {
    const { leave, links, campaignId, countsLinks, countsOpens } = await sharedOf(mailing);
    const { businessId, contentId, letter } = mailing;
    const own = letter.subjects?.[subject ?? 0] ?? letter.fields.subject;
    const written = { ...letter.fields, subject: own };
    const unsubscribeUrl = leave({ channel: "email", addressHash: addressHash(businessId, "email", email) });
    if (campaignId === undefined) return { fields: written, unsubscribeUrl, pixelUrl: null };
    const mail = { businessId, campaignId, contentId, deliveryId: id, sentAtMs: tracking.nowMs() };
    const fields: FieldsOf<"email"> = countsLinks ? tracking.fieldsFor(written, links, mail) : written;
    return { fields, unsubscribeUrl, pixelUrl: countsOpens ? tracking.pixelFor(mail) : null };
  };
}
