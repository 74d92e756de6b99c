import { lazy, Suspense } from "react";
import { useBusinessId } from "../../api/businesses.ts";
import { useActiveJobs } from "../../api/jobs.ts";
import { Card } from "../../ui/card.tsx";
import { messages } from "./home-messages.ts";

const RunningRow = lazy(() => import("./running-row.tsx").then((file) => ({ default: file.RunningRow })));

/** Generations under way; nothing while all is quiet. */
export function RunningCard() {
  const jobs = useActiveJobs(useBusinessId()).filter(({ parentId }) => parentId === null);
  if (jobs.length === 0) return null;
  return (
    <Card title={messages.home.running}>
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <Suspense fallback={<span className="tap block py-1.5" />}>
              <RunningRow job={job} />
            </Suspense>
          </li>
        ))}
      </ul>
    </Card>
  );
}
