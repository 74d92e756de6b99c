import type { LinkCreate, LinkUpdate, TrackedLink, TrackingSettings, TrackingUpdate } from "@handbill/contracts";
import { AppError, notFound } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { LinkCount, LinkRow } from "../../data/repositories/link-repository.ts";
import type { Store } from "../../data/store.ts";
import type { BusinessService } from "../business-service.ts";
import { isCountable, slug, withQuery, utmQuery } from "./addresses.ts";
import { type LinkMaker, newCode } from "./link-maker.ts";
import type { TrackingTokens } from "./tokens.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  maker: LinkMaker;
  tokens: TrackingTokens;
  publicUrl: string;
};
export type TrackingService = ReturnType<typeof createTrackingService>;

const ALL_COUNTED = { links: true, opens: true, clickIds: true };
const MOST_LISTED = 200;
const NOTHING = { clicks: 0, visitors: 0, bots: 0, conversions: 0 };

/** Links that are counted, and what a business wants counted. */
export function createTrackingService({ store, businesses, maker, tokens, publicUrl }: Needs) {
  const requireLink = async (business: OwnedBusiness, linkId: string): Promise<LinkRow> => {
    const link = await store.links.find(business, linkId);
    if (!link) throw notFound("Link");
    return link;
  };

  const shown = async (business: OwnedBusiness, contentId: string | null, links: LinkRow[]): Promise<TrackedLink[]> => {
    const counts = await store.links.counts(
      business,
      contentId,
      links.map(({ id }) => id),
    );
    return links.map((link) =>
      toLink(
        link,
        maker.shortUrl(link.code),
        counts.filter(({ linkId }) => linkId === link.id),
      ),
    );
  };

  const requireCountable = (address: string, path: string): void => {
    if (isCountable(address, publicUrl)) return;
    const message =
      "Write an address with http or https that leads to a page of yours, without a name and password in it.";
    throw new AppError("invalid_request", message, { errors: [{ path, message }] });
  };

  const settingsOf = async (business: OwnedBusiness): Promise<TrackingSettings> => {
    const siteKey = tokens.siteKey(business.id);
    return {
      ...ALL_COUNTED,
      ...(await store.links.settings(business)),
      siteKey,
      script: `<script defer src="${publicUrl}/s.js?k=${siteKey}" data-site="${siteKey}"></script>`,
      pixel: `<img src="${publicUrl}/e/${siteKey}.gif?goal=order" alt="" width="1" height="1">`,
      serverKey: tokens.serverKey(business.id, business.userId),
      calls: await store.siteCalls.of(business),
    };
  };

  return {
    async linksOfContent(userId: string, businessId: string, contentId: string): Promise<TrackedLink[]> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contents.find(business, contentId))) throw notFound("Content");
      return shown(business, contentId, await store.links.ofContent(business, contentId));
    },

    /** Makes the links of the present text before it goes out, for whoever posts it by hand. */
    async makeForContent(userId: string, businessId: string, contentId: string): Promise<TrackedLink[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const content = await store.contents.find(business, contentId);
      if (!content) throw notFound("Content");
      const fields = content.fields ?? {};
      await store.transaction((tx) => maker.linksOf(tx, business, content, fields));
      return shown(business, contentId, await store.links.ofContent(business, contentId));
    },

    /** Links that stand in no content, newest first. */
    async links(userId: string, businessId: string): Promise<TrackedLink[]> {
      const business = await businesses.requireOwned(userId, businessId);
      return shown(business, null, await store.links.ofBusiness(business, MOST_LISTED));
    },

    /** A link for paper: a poster, a flyer, the window of the shop. */
    async create(userId: string, businessId: string, { address, campaignId = null }: LinkCreate): Promise<TrackedLink> {
      const business = await businesses.requireOwned(userId, businessId);
      requireCountable(address, "address");
      const campaign = campaignId === null ? undefined : await store.campaigns.find(business, campaignId);
      if (campaignId !== null && !campaign) throw notFound("Campaign");
      const utm = { source: "link", medium: "offline", ...(campaign && { campaign: slug(campaign.name) }) };
      const made = await store.links.make(business, [{ code: newCode(), address, campaignId, contentId: null, utm }]);
      const [link] = await shown(business, null, made);
      if (!link) throw notFound("Link");
      return link;
    },

    /** Other destinations, or other weights. What was counted belongs to a place in the list, so none may go. */
    async update(userId: string, businessId: string, linkId: string, change: LinkUpdate): Promise<TrackedLink> {
      const business = await businesses.requireOwned(userId, businessId);
      change.destinations.forEach(({ url }, index) => requireCountable(url, `destinations.${index}.url`));
      await store.transaction(async (tx) => {
        const link = await tx.links.findLocked(business, linkId);
        if (!link) throw notFound("Link");
        if (change.destinations.length < link.destinations.length) {
          const message = "Keep every destination in its place; one with the weight 0 gets no visitors any more.";
          throw new AppError("invalid_request", message, { errors: [{ path: "destinations", message }] });
        }
        await tx.links.setDestinations(business, linkId, change.destinations);
      });
      const link = await requireLink(business, linkId);
      const [updated] = await shown(business, link.contentId, [link]);
      if (!updated) throw notFound("Link");
      return updated;
    },

    /** What a picture of the link says, and what its file may be called. */
    async picture(userId: string, businessId: string, linkId: string): Promise<{ url: string; name: string }> {
      const business = await businesses.requireOwned(userId, businessId);
      const { code } = await requireLink(business, linkId);
      return { url: maker.shortUrl(code), name: `link-${code}` };
    },

    async settings(userId: string, businessId: string): Promise<TrackingSettings> {
      return settingsOf(await businesses.requireOwned(userId, businessId));
    },

    async updateSettings(userId: string, businessId: string, change: TrackingUpdate): Promise<TrackingSettings> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.transaction(async (tx) => {
        const present = (await tx.links.settings(business)) ?? ALL_COUNTED;
        await tx.links.saveSettings(business, {
          links: change.links ?? present.links,
          opens: change.opens ?? present.opens,
          clickIds: change.clickIds ?? present.clickIds,
        });
        await tx.audit.append(business, { action: "tracking.changed", details: { fields: Object.keys(change) } });
      });
      return settingsOf(business);
    },
  };
}

function toLink(link: LinkRow, url: string, counts: readonly LinkCount[]): TrackedLink {
  const { id, campaignId, contentId, code, address, destinations, utm, createdAt } = link;
  const shownDestination = ({ url: to, weight }: LinkRow["destinations"][number], index: number) => {
    const { clicks, visitors, bots, conversions } = counts.find(({ variant }) => variant === index) ?? NOTHING;
    return { url: withQuery(to, utmQuery(utm)), address: to, weight, clicks, visitors, bots, conversions };
  };
  const sum = (what: keyof typeof NOTHING) => counts.reduce((all, count) => all + count[what], 0);
  return {
    id,
    campaignId,
    contentId,
    code,
    url,
    address,
    destinations: destinations.map(shownDestination),
    utm,
    clicks: sum("clicks"),
    visitors: sum("visitors"),
    bots: sum("bots"),
    conversions: sum("conversions"),
    createdAt,
  };
}
