import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../core/ids.ts";
import type { NewEvent } from "../../data/repositories/event-repository.ts";
import type { LinkRow } from "../../data/repositories/link-repository.ts";
import { safeAddress, utmQuery, withQuery } from "./addresses.ts";
import type { EventBuffer } from "./event-buffer.ts";
import type { LinkMemory } from "./link-memory.ts";
import { createFloodBounds } from "./flood-bounds.ts";
import { toMoney } from "./money.ts";
import type { SiteCalls } from "./site-calls.ts";
import type { MailIds, TrackingTokens } from "./tokens.ts";
import { type BotReason, botReason, type createVisitors, type Visit, wantsPrivacy } from "./visit.ts";

type Needs = {
  buffer: Pick<EventBuffer, "add" | "lose">;
  links: Pick<LinkMemory, "find">;
  tokens: TrackingTokens;
  visitors: Pick<ReturnType<typeof createVisitors>, "of">;
  site: Pick<SiteCalls, "note">;
  nowMs?: () => number;
};

export type CountingService = ReturnType<typeof createCountingService>;

/** What a page of the owner's website says of a visitor; all of it may be made up. */
export type Told = { goal: string; value?: string; currency?: string; key?: string; click?: string };

/** No person has a mail, reads it and follows a link within so short a time; what checks mails for danger does. */
const TOO_SOON_MS = 5_000;
/** Nor does anybody follow so many links of one mail in so short a time. */
const MANY_LINKS = 4;
const AT_ONCE_MS = 3_000;
const MOST_MAILS = 5_000;
/** Who brings along where the link leads hardly waits for what else is known of it. */
const SHORT_PATIENCE_MS = 40;
const MOST_GOALS = 60;
const LONGEST_KEY = 200;

/** What a mail says of who does something; not of those who do not want to be told apart. */
const ofMail = (mail: MailIds, visit: Visit): Partial<NewEvent> => ({
  contentId: mail.contentId,
  campaignId: mail.campaignId,
  deliveryId: wantsPrivacy(visit) ? null : mail.deliveryId,
});

const refererOf = ({ headers: { referer } }: Visit): string | undefined =>
  typeof referer === "string" ? referer : undefined;

/** Which destination somebody gets: a reader of a mail always the same one, a visitor the same one all day. */
const variantOf = ({ id, destinations }: LinkRow, visitor: string | null): number => {
  if (destinations.length < 2) return 0;
  const total = destinations.reduce((sum, { weight }) => sum + weight, 0);
  const seed = visitor === null ? randomBytes(4) : createHash("sha256").update(`${id}${visitor}`).digest();
  let rest = (seed.readUInt32BE(0) / 2 ** 32) * total;
  return Math.max(
    0,
    destinations.findIndex(({ weight }) => (rest -= weight) < 0),
  );
};

const goals = new WeakMap<LinkRow, Map<number, string>>();

/** The address of a destination with what it says of the campaign: put together once for as long as the link stays as it is. */
const goalOf = (link: LinkRow, variant: number): string => {
  const ofLink = goals.get(link) ?? new Map<number, string>();
  const goal = ofLink.get(variant) ?? withQuery(link.destinations[variant]?.url ?? link.address, utmQuery(link.utm));
  goals.set(link, ofLink.set(variant, goal));
  return goal;
};

/** Counts what strangers do at the public doors. Nothing here waits for the database. */
export function createCountingService({ buffer, links, tokens, visitors, site, nowMs = Date.now }: Needs) {
  const lately = createLately(nowMs);
  const bounds = createFloodBounds(nowMs);

  const count = (event: NewEvent, { network }: Visit): void => {
    const { businessId, deliveryId } = event;
    if (bounds.admits({ businessId, network, reader: deliveryId ?? null })) buffer.add(event);
    else buffer.lose("flood");
  };

  const eventOf = (kind: NewEvent["kind"], source: string, businessId: string): NewEvent => {
    const now = nowMs();
    return { id: newId(now), businessId, kind, source, occurredAt: new Date(now).toISOString() };
  };

  const tooSoon = ({ sentAtMs }: MailIds): BotReason | undefined =>
    nowMs() - sentAtMs < TOO_SOON_MS ? "too_soon" : undefined;

  const follow = (link: LinkRow, mail: MailIds | undefined, visit: Visit): string => {
    const event = eventOf("click", mail ? "mail" : "link", link.businessId);
    const visitor = visitors.of(link.businessId, visit);
    const variant = variantOf(link, mail?.deliveryId ?? visitor);
    const bot =
      botReason(visit, "click") ?? (mail && (tooSoon(mail) ?? lately.reason(mail.deliveryId, link.id))) ?? null;
    count(
      {
        ...event,
        contentId: link.contentId,
        campaignId: link.campaignId,
        ...(mail && ofMail(mail, visit)),
        linkId: link.id,
        variant,
        visitor,
        bot,
      },
      visit,
    );
    const to = goalOf(link, variant);
    const isTold = link.clickIds && !wantsPrivacy(visit);
    return isTold ? withQuery(to, { hb: tokens.clickId(link.code, event.id) }) : to;
  };

  return {
    /** Where a click leads. `later`: nobody can say just now. */
    async click(code: string, token: string | undefined, visit: Visit): Promise<{ url: string } | "unknown" | "later"> {
      const mail = token === undefined ? undefined : tokens.readLinkToken(token);
      const link = await (mail ? links.find(code, SHORT_PATIENCE_MS) : links.find(code));
      if (typeof link === "object") {
        // A token of another link is not believed, and the link still leads where it leads.
        const fitting = mail?.linkId === link.id && mail.businessId === link.businessId ? mail : undefined;
        const url = follow(link, fitting, visit);
        return safeAddress(url) ? { url } : "unknown";
      }
      if (link === "unknown" || !mail || !safeAddress(mail.url)) return link;
      count(
        {
          ...eventOf("click", "mail", mail.businessId),
          ...ofMail(mail, visit),
          linkId: mail.linkId,
          variant: 0,
          visitor: visitors.of(mail.businessId, visit),
          bot: botReason(visit, "click") ?? tooSoon(mail) ?? null,
        },
        visit,
      );
      return { url: mail.url };
    },

    /** A mail was opened, or something fetched its picture. */
    opened(token: string, visit: Visit): void {
      const mail = tokens.readOpenToken(token);
      if (!mail) return;
      count(
        {
          ...eventOf("open", "pixel", mail.businessId),
          ...ofMail(mail, visit),
          visitor: visitors.of(mail.businessId, visit),
          bot: botReason(visit, "open") ?? tooSoon(mail) ?? null,
        },
        visit,
      );
    },

    /** Something was achieved on the owner's website. Nothing happens when it is told wrongly. */
    async achieved(siteKey: string, told: Told, source: "script" | "thanks", visit: Visit): Promise<void> {
      const businessId = tokens.readSiteKey(siteKey);
      const goal = told.goal.trim().slice(0, MOST_GOALS);
      if (businessId === undefined || goal === "") return;
      site.note(businessId, source, refererOf(visit));
      const click = told.click === undefined ? undefined : tokens.readClickId(told.click);
      const link = click ? await links.find(click.code) : undefined;
      const isOurs = typeof link === "object" && link.businessId === businessId;
      const money = toMoney(told.value, told.currency);
      const visitor = visitors.of(businessId, visit);
      const event = eventOf("conversion", source, businessId);
      count(
        {
          ...event,
          ...(isOurs && { contentId: link.contentId, campaignId: link.campaignId, linkId: link.id }),
          clickId: isOurs && click ? click.eventId : null,
          visitor,
          bot: botReason(visit, "click") ?? null,
          goal,
          amount: money?.amount ?? null,
          currency: money?.currency ?? null,
          dedupeKey: keyOf(told, goal, isOurs ? click?.eventId : undefined, visitor ?? event.id, event.occurredAt),
        },
        visit,
      );
    },

    /** The script was fetched by a page of the owner's website. */
    scriptAsked(siteKey: string, visit: Visit): void {
      const businessId = tokens.readSiteKey(siteKey);
      if (businessId !== undefined) site.note(businessId, "page", refererOf(visit));
    },

    /** A page of the business that this server shows was looked at. */
    viewed(page: Pick<NewEvent, "businessId" | "contentId" | "campaignId">, visit: Visit): void {
      count(
        {
          ...eventOf("view", "page", page.businessId),
          ...page,
          visitor: visitors.of(page.businessId, visit),
          bot: botReason(visit, "click") ?? null,
        },
        visit,
      );
    },
  };
}

/**
 * What must not count twice: the owner's own key; or this achievement of this click; or of this visitor on this day, however often
 * the page is loaded again or its address is sent once more.
 */
function keyOf(told: Told, goal: string, clickId: string | undefined, visitor: string, at: string): string {
  if (told.key) return `key:${told.key.slice(0, LONGEST_KEY)}`;
  if (clickId !== undefined) return `click:${clickId}:${goal}`;
  return `visitor:${visitor}:${goal}:${told.value ?? ""}:${at.slice(0, 10)}`;
}

/** Remembers for a moment which links of a mail were followed. */
function createLately(nowMs: () => number) {
  const mails = new Map<string, { since: number; links: Set<string> }>();
  return {
    reason(deliveryId: string, linkId: string): BotReason | undefined {
      const now = nowMs();
      const known = mails.get(deliveryId);
      const mail = known && now - known.since < AT_ONCE_MS ? known : { since: now, links: new Set<string>() };
      mail.links.add(linkId);
      mails.delete(deliveryId);
      mails.set(deliveryId, mail);
      const [oldest] = mails.keys();
      if (mails.size > MOST_MAILS && oldest !== undefined) mails.delete(oldest);
      return mail.links.size >= MANY_LINKS ? "many_at_once" : undefined;
    },
  };
}
