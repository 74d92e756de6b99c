import type { QueryClient } from "@tanstack/react-query";
import { businessQuery } from "../api/businesses.ts";
import { calendarQuery } from "../api/calendar.ts";
import { campaignQuery, campaignsQuery } from "../api/campaigns.ts";
import { contentsQuery } from "../api/contents.ts";
import { outRange } from "../features/business/going-out.ts";

/** What came along with the page is there at once: something else is not waited for. */
const PATIENCE_MS = 100;

/**
 * Fills the cache with what a page is made of, before it is drawn for the first time: drawn without, it would show its skeletons
 * for a third of a second more than it must.
 */
export async function lookFirst(client: QueryClient, businessId: string, campaignId?: string): Promise<void> {
  const looks = campaignId
    ? [
        client.prefetchQuery(campaignQuery(businessId, campaignId)),
        client.prefetchQuery(contentsQuery(businessId, { campaignId })),
      ]
    : [
        client.prefetchQuery(campaignsQuery(businessId)),
        client.prefetchQuery(contentsQuery(businessId, { status: "draft" })),
        client
          .ensureQueryData(businessQuery(businessId))
          .then(({ timezone }) => client.prefetchQuery(calendarQuery(businessId, outRange(timezone, new Date())))),
      ];
  await Promise.race([Promise.allSettled(looks), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
