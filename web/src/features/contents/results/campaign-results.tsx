import { useQuery } from "@tanstack/react-query";
import { insightsQuery } from "../../../api/analytics.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { resultMessages as copy } from "./messages.ts";

const place = "min-h-12 text-sm text-muted sm:min-h-6";

/** What came of a campaign in a sentence or two, with the way to all of it. It never holds up the board. */
export function CampaignResults({ businessId, campaignId }: { businessId: string; campaignId: string }) {
  const { data } = useQuery({
    ...insightsQuery(businessId, { campaignId, compare: "none" }),
    throwOnError: false,
  });
  // All of it at once: the way to the rest stands behind a sentence that may be long.
  if (data === undefined) return <p className={place} />;
  const said = data.sentences.filter(({ about }) => about !== "bots").slice(0, 2);
  return (
    <p className={place}>
      {said.length > 0 ? said.map(({ text }) => text).join(" ") : copy.nothingYet}{" "}
      <TextLink to="/b/$businessId/insights" params={{ businessId }} search={{ campaign: campaignId }}>
        {copy.insights}
      </TextLink>
    </p>
  );
}
