import { useQuery } from "@tanstack/react-query";
import type { Estimate } from "@handbill/contracts";
import { estimateQuery, type EstimateOf } from "../api/estimates.ts";
import { useBusinessId } from "../api/businesses.ts";
import { BudgetLink } from "./budget-link.tsx";
import { estimateMessages as copy } from "./estimate-messages.ts";
import { formatRoughCost } from "./money.ts";
import { useMay } from "../api/permissions.ts";

function costSentence({ demo, atMostNanoUsd, likelyNanoUsd, model }: Estimate): string {
  if (demo && (atMostNanoUsd ?? 0) === 0) return copy.free;
  if (atMostNanoUsd === null) return copy.unknown(model);
  const most = formatRoughCost(atMostNanoUsd);
  return likelyNanoUsd === null ? copy.atMost(most) : copy.costs(formatRoughCost(likelyNanoUsd), most);
}

function LeftSentence({ leftNanoUsd, atMostNanoUsd }: Estimate) {
  if (leftNanoUsd === null) return null;
  const most = atMostNanoUsd ?? 0;
  if (leftNanoUsd >= most && leftNanoUsd > 0) return <> {copy.left(formatRoughCost(leftNanoUsd))}</>;
  return (
    <>
      {" "}
      <strong className="font-medium text-ink">
        {leftNanoUsd <= 0 ? copy.none : copy.scarce(formatRoughCost(leftNanoUsd))}
      </strong>{" "}
      <BudgetLink />
    </>
  );
}

/** An estimate in a sentence or two: what a generation costs, and what is left to spend. */
export const EstimateWords = ({ estimate }: { estimate: Estimate }) => (
  <>
    {costSentence(estimate)}
    <LeftSentence {...estimate} />
  </>
);

/** What pressing the button beside it would cost. It keeps its line while it is worked out, and says nothing when it cannot be. */
export function EstimateNote({ of }: { of: EstimateOf | null }) {
  const businessId = useBusinessId();
  const mayAsk = useMay("edit");
  const { data: estimate } = useQuery({
    ...estimateQuery(businessId, of ?? { contentId: "" }),
    enabled: of !== null && mayAsk,
    placeholderData: (previous) => previous,
  });
  return (
    <p className="min-h-[1.5em] text-sm text-muted tabular-nums">
      {of !== null && estimate !== undefined && <EstimateWords estimate={estimate} />}
    </p>
  );
}
