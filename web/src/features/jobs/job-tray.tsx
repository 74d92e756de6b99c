import type { Campaign, Job } from "@handbill/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { ChevronDown, CircleAlert, PenLine } from "lucide-react";
import { useState } from "react";
import { campaignsQuery } from "../../api/campaigns.ts";
import { useTitlePrefix } from "../../ui/page-title.ts";
import { toast } from "../../ui/toast.ts";
import { FailedJob } from "./failed-job.tsx";
import { messages } from "./messages.ts";
import { RunningJob } from "./running-job.tsx";
import { useJobWatcher } from "./use-job-watcher.ts";
import { topLevel } from "./watch-jobs.ts";

const nameIn = (campaigns: Campaign[] | undefined, campaignId: string): string =>
  campaigns?.find(({ id }) => id === campaignId)?.name || messages.unnamed;

const goodEnd = ({ kind, status, progress }: Job, campaign: string): string => {
  if (status === "cancelled") return messages.stopped(campaign);
  const some = kind === "variants" ? messages.someVersions : messages.partly;
  if (progress.failed > 0) return some(progress.done, progress.total, campaign);
  return messages.ready[kind](campaign, progress.done);
};

/** Address of what came out of a job, inside the studio. */
const placeOf = ({ businessId, campaignId, contentId, kind }: Job): string =>
  kind === "strategy"
    ? `/b/${businessId}/campaigns/${campaignId}/strategy`
    : `/b/${businessId}/campaigns/${campaignId}/board${contentId === null ? "" : `?item=${contentId}`}`;

/** Everything that is being written, at the bottom right of every page. The server knows it, so a refresh or another device shows the same. */
export function JobTray({ businessId }: { businessId: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [failed, setFailed] = useState<Job[]>([]);
  const announce = (job: Job): void => {
    if (job.status === "failed") {
      setFailed((jobs) => [...jobs, job]);
      return;
    }
    const isHere = router.state.location.pathname === placeOf(job).split("?")[0];
    const open = { label: messages.open, onPress: () => router.history.push(placeOf(job)) };
    toast(goodEnd(job, nameIn(client.getQueryData(campaignsQuery(businessId).queryKey), job.campaignId)), {
      // Some were not finished: nothing to celebrate.
      ...(job.progress.failed === 0 && { tone: "ok" as const }),
      id: job.id,
      ...(!isHere && { action: open }),
    });
  };
  const running = topLevel(useJobWatcher(businessId, announce));
  const here = failed.filter((job) => job.businessId === businessId);
  const { data: campaigns } = useQuery({
    ...campaignsQuery(businessId),
    enabled: running.length + here.length > 0,
    throwOnError: false,
  });
  useTitlePrefix(running.length > 0 ? messages.writingPrefix : "");
  if (running.length + here.length === 0) return null;
  const needsOwner = running.length === 0;
  const Icon = needsOwner ? CircleAlert : PenLine;
  return (
    <section
      aria-label={messages.tray}
      className="fixed end-3 bottom-20 z-30 grid grid-cols-1 max-w-[calc(100vw-1.5rem)] justify-items-end gap-2 md:end-6 md:bottom-6"
    >
      {isOpen && (
        <ul className="max-h-[60dvh] w-88 max-w-full animate-enter divide-y divide-line overflow-y-auto rounded-card border border-line bg-surface px-4 shadow-float">
          {running.map((job) => (
            <RunningJob
              key={job.id}
              job={job}
              campaign={nameIn(campaigns, job.campaignId)}
              onOpen={() => setIsOpen(false)}
            />
          ))}
          {here.map((job) => (
            <FailedJob
              key={job.id}
              job={job}
              campaign={nameIn(campaigns, job.campaignId)}
              onDismiss={() => setFailed((jobs) => jobs.filter(({ id }) => id !== job.id))}
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="tap flex min-h-11 items-center gap-2.5 rounded-full bg-ink px-4 text-sm font-medium text-canvas shadow-float"
      >
        <Icon size={16} className={needsOwner ? "" : "animate-breathe"} aria-hidden />
        <span role="status">{needsOwner ? messages.failed(here.length) : messages.running(running.length)}</span>
        <ChevronDown size={16} className={isOpen ? "" : "rotate-180"} aria-hidden />
      </button>
    </section>
  );
}
