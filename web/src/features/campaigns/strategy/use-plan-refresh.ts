import type { Campaign, Job } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useJobStream } from "../../../api/job-stream.ts";
import { isActive, useJob } from "../../../api/jobs.ts";
import { keys } from "../../../api/keys.ts";

/** Follows the job of a plan and fetches the campaign again once it has ended. */
export function usePlanJob(campaign: Campaign): Job | undefined {
  const client = useQueryClient();
  const isWanted = campaign.status !== "planned";
  const job = useJob(isWanted ? campaign.strategyJobId : null, { hold: true });
  useJobStream(campaign.status === "planning" ? campaign.strategyJobId : null);
  const hasEnded = campaign.status === "planning" && job !== undefined && !isActive(job);
  useEffect(() => {
    if (!hasEnded) return;
    void client.invalidateQueries({ queryKey: keys.campaign(campaign.businessId, campaign.id) });
    void client.invalidateQueries({ queryKey: keys.contents(campaign.businessId) });
  }, [client, hasEnded, campaign.businessId, campaign.id]);
  return job;
}
