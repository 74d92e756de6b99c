import { type AnalyticsQuery, type Insights, MAX_INSIGHT_DAYS } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Overview } from "../data/repositories/insights-repository.ts";
import type { Store } from "../data/store.ts";
import { findingsOf } from "./analytics/findings.ts";
import { byResults, groupsOf, type Groups, hasResults } from "./analytics/overview.ts";
import { ratesOf } from "./analytics/rates.ts";
import { sentencesOf } from "./analytics/sentences.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type InsightsService = ReturnType<typeof createInsightsService>;

type Range = { from: string; to: string };

const USUAL_DAYS = 28;
const MOST_CONTENTS = 200;

/** What came of the contents of a business, over days. */
export function createInsightsService({ store, businesses }: Needs) {
  const namesOf = (business: OwnedBusiness, { campaigns, contents }: Groups) =>
    Promise.all([
      store.insights.campaignNames(
        business,
        campaigns.flatMap(({ key }) => (key === null ? [] : [key])),
      ),
      store.insights.contentNames(
        business,
        contents.map(({ key }) => key),
      ),
    ]);

  return {
    /** `most` contents are told apart. */
    async read(userId: string, businessId: string, query: AnalyticsQuery, most = MOST_CONTENTS): Promise<Insights> {
      const business = await businesses.requireOwned(userId, businessId);
      const { campaignId } = query;
      if (campaignId !== undefined && !(await store.campaigns.find(business, campaignId))) throw notFound("Campaign");
      const range = rangeOf(query, await today(store, business));
      const before = query.compare === "previous" ? rangeBefore(range) : null;
      const [overview, nextOut] = await Promise.all([
        store.insights.overview(business, range, { daysFrom: before?.from ?? range.from, campaignId }),
        store.insights.nextOut(business),
      ]);
      const groups = groupsOf(linesWhere(overview, (day) => day === null || day >= range.from));
      const earlierGroups = before && groupsOf(linesWhere(overview, (day) => day !== null && day < range.from));
      const contents = groups.contents
        .filter(({ measures }) => hasResults(measures))
        .toSorted(byResults)
        .slice(0, most);
      const [campaignNames, contentNames] = await namesOf(business, { ...groups, contents });
      const byContent = contents.flatMap(({ key, measures }) => {
        const content = contentNames.get(key);
        if (!content) return [];
        const { campaignId: ofCampaign, channel, topic } = content;
        return [{ contentId: key, campaignId: ofCampaign, channel, topic, ...measures, rates: ratesOf(measures) }];
      });
      const told = {
        total: groups.total,
        rates: ratesOf(groups.total),
        byContent,
        previous: before && earlierGroups && { ...before, total: earlierGroups.total, byDay: daysOf(earlierGroups) },
      };
      return {
        ...range,
        ...told,
        byDay: daysOf(groups),
        byCampaign: groups.campaigns.toSorted(byResults).flatMap(({ key, measures }) => {
          const name = key === null ? "" : campaignNames.get(key);
          return name === undefined || (key === null && !hasResults(measures))
            ? []
            : [{ campaignId: key, name, ...measures }];
        }),
        byChannel: groups.channels
          .filter(({ measures }) => hasResults(measures))
          .toSorted(byResults)
          .map(({ key, measures }) => Object.assign({ channel: key }, measures)),
        sentences: sentencesOf(told),
        findings: findingsOf(byContent),
        nextOut,
      };
    },

    /** Counts what changed since the last time, of all businesses. */
    async rollUp(): Promise<void> {
      while ((await store.transaction((tx) => tx.analyticsRollUp.step())) > 0);
    },
  };
}

/** The day it is now where the business is, by the clock of the database. */
export const today = async (store: Pick<Store, "schedules">, { timezone }: OwnedBusiness): Promise<string> =>
  Temporal.Instant.from(await store.schedules.now())
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString();

/** The lines of some days; a line about a content has none. */
const linesWhere = ({ counted, money, aiCosts }: Overview, isWanted: (day: string | null) => boolean): Overview => ({
  counted: counted.filter(({ day }) => isWanted(day)),
  money: money.filter(({ day }) => isWanted(day)),
  aiCosts: aiCosts.filter(({ day }) => isWanted(day)),
});

const daysOf = ({ days }: Groups) => days.map(({ key, measures }) => ({ day: key, ...measures }));

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const lengthOf = ({ from, to }: Range): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days + 1;

function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: string): Range {
  const last = to ?? (from !== undefined && from > now ? from : now);
  const range = { from: from ?? shifted(last, 1 - USUAL_DAYS), to: last };
  if (range.from > range.to) throw wrongRange("This day is before the first one.");
  if (lengthOf(range) > MAX_INSIGHT_DAYS) throw wrongRange(`Ask for ${MAX_INSIGHT_DAYS} days at most.`);
  return range;
}

const rangeBefore = (range: Range): Range => ({
  from: shifted(range.from, -lengthOf(range)),
  to: shifted(range.from, -1),
});

const wrongRange = (message: string) =>
  new AppError("invalid_request", "These days cannot be shown together.", { errors: [{ path: "to", message }] });
