import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { approvedOf, campaignsQuery } from "../../api/campaigns.ts";
import { useMay } from "../../api/permissions.ts";
import { usageQuery } from "../../api/usage.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { today } from "../../ui/dates.ts";
import { formatAiCost } from "../../ui/money.ts";
import { messages } from "./home-messages.ts";

const words = messages.home;

/** One sentence on how far things are, and one on what they cost. It never holds up the page; it keeps its line while it loads. */
export function Insight() {
  const { id: businessId, timezone } = useActiveBusiness();
  const [day] = useState(() => today(timezone));
  const range = { from: `${day.slice(0, 8)}01`, to: day };
  const enabled = useMay("bill");
  const usage = useQuery({ ...usageQuery(businessId, range), throwOnError: false, enabled });
  const campaigns = useQuery({ ...campaignsQuery(businessId), throwOnError: false });
  const counts = (campaigns.data ?? []).map(({ contents }) => contents);
  const total = counts.reduce((sum, contents) => sum + contents.total, 0);
  const approved = counts.reduce((sum, contents) => sum + approvedOf(contents), 0);
  const cost = usage.data?.total.costNanoUsd ?? 0;
  return (
    <p className="min-h-6 text-sm text-muted">
      {total > 0 && words.insight(approved, total)}{" "}
      {cost > 0 && (
        <>
          {words.cost(formatAiCost(cost))}{" "}
          <TextLink to="/b/$businessId/usage" params={{ businessId }}>
            {words.costLink}
          </TextLink>
        </>
      )}
    </p>
  );
}
