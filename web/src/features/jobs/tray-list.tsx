import type { Job } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { campaignsQuery } from "../../api/campaigns.ts";
import { DoneJob } from "./done-job.tsx";
import { FailedJob } from "./failed-job.tsx";
import { nameIn } from "./name-in.ts";
import { RunningJob } from "./running-job.tsx";

type TrayListProps = {
  id: string;
  businessId: string;
  running: Job[];
  failed: Job[];
  ready: Job[];
  onClose: () => void;
  onDismiss: (id: string) => void;
};

/** What the tray holds: work under way with its stage, time and Stop; what failed, with ways on; what is ready, with its place. */
export function TrayList({ id, businessId, running, failed, ready, onClose, onDismiss }: TrayListProps) {
  const { data: campaigns } = useQuery({ ...campaignsQuery(businessId), throwOnError: false });
  const nameOf = ({ campaignId }: Job): string => nameIn(campaigns, campaignId);
  return (
    <ul
      id={id}
      className="max-h-[60dvh] w-88 max-w-full animate-enter divide-y divide-line overflow-y-auto rounded-card border border-line bg-surface px-4 shadow-float"
    >
      {running.map((job) => (
        <RunningJob key={job.id} job={job} campaign={nameOf(job)} onOpen={onClose} />
      ))}
      {failed.map((job) => (
        <FailedJob key={job.id} job={job} campaign={nameOf(job)} onDismiss={() => onDismiss(job.id)} />
      ))}
      {ready.map((job) => (
        <DoneJob key={job.id} job={job} campaign={nameOf(job)} onDismiss={() => onDismiss(job.id)} />
      ))}
    </ul>
  );
}
