import type { Job } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { campaignsQuery } from "../../api/campaigns.ts";
import { notify } from "../../ui/notify.ts";
import { toast } from "../../ui/toast.ts";
import { goodEnd, placeOf } from "./ended.ts";
import { messages } from "./messages.ts";
import { nameIn } from "./name-in.ts";
import { useReadyUnseen } from "./use-ready-title.ts";

/** What ended since the page was opened and waits for the owner; each end is told once, where the owner is. */
export function useEndedJobs(businessId: string) {
  const router = useRouter();
  const client = useQueryClient();
  const [ended, setEnded] = useState<Job[]>([]);
  const { isReady, noteReady } = useReadyUnseen();

  const tell = (job: Job): void => {
    const campaign = nameIn(client.getQueryData(campaignsQuery(job.businessId).queryKey), job.campaignId);
    const place = placeOf(job);
    const open = (): void => router.history.push(place);
    if (job.status === "failed") {
      setEnded((jobs) => [...jobs, job]);
      notify(messages.failedTitle[job.kind](campaign), open);
      return;
    }
    const isHere = router.state.location.pathname === place.split("?")[0];
    const said = goodEnd(job, campaign);
    if (job.status !== "cancelled") {
      noteReady();
      notify(said, open);
      if (!isHere) setEnded((jobs) => [...jobs, job]);
    }
    toast(said, {
      // Some were not finished: nothing to celebrate.
      ...(job.progress.failed === 0 && { tone: "ok" as const }),
      id: job.id,
      ...(!isHere && { action: { label: messages.open, onPress: open } }),
    });
  };

  return {
    ended: ended.filter((job) => job.businessId === businessId),
    isReadyUnseen: isReady,
    tell,
    dismiss: (id: string): void => setEnded((jobs) => jobs.filter((job) => job.id !== id)),
  };
}
