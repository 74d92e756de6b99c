import type { AiLog, AnyJob as Job } from "@handbill/contracts";
import type { Database } from "../../server/src/infrastructure/database.ts";
import { hashOfPrompt } from "../support/provider.ts";

type JobFacts = {
  id: string;
  kind: Job["kind"];
  status: Job["status"];
  campaignId: string;
  contentId: string | null;
  parentId: string | null;
  wish: string | null;
  hasError: boolean;
};
type CallFacts = {
  id: string;
  jobId: string;
  outcome: AiLog["outcome"];
  issues: number;
  openedAt: string;
  settledAt: string;
  promptHash: string;
};

type LogFacts = Omit<CallFacts, "promptHash"> & { promptText: string | null };
type CampaignFacts = { id: string; name: string; status: string; contentCount: number; contents: number };
type VersionFacts = { contentId: string; wish: string | null; fields: unknown };

export type Facts = Awaited<ReturnType<typeof readFacts>>;

/** Everything in the tables that a generation leaves behind, read past every fault. */
export async function readFacts({ pool }: Pick<Database<unknown>, "pool">) {
  const read = async <Row extends object>(text: string): Promise<Row[]> => (await pool.query<Row>(text)).rows;

  const jobs = await read<JobFacts>(`
    select id, kind, status, campaign_id as "campaignId", content_id as "contentId", parent_id as "parentId",
      input ->> 'instruction' as wish, error is not null as "hasError" from jobs`);
  const campaigns = await read<CampaignFacts>(`
    select id, name, status, content_count as "contentCount",
      (select count(*)::int from contents where campaign_id = campaigns.id) as contents from campaigns`);
  const contents = await read<{ id: string; status: string }>("select id, status from contents");
  const versions = await read<VersionFacts>(
    `select content_id as "contentId", instruction as wish, fields from content_versions`,
  );
  const keys = await read<{ key: string; jobId: string | null }>(`select key, job_id as "jobId" from idempotency_keys`);
  const queued = await read<{ jobId: string; state: string; name: string }>(`
    select data ->> 'jobId' as "jobId", state::text, name from pgboss.job
    where state::text in ('created', 'retry', 'active')`);
  const [held] = await read<{ nanoUsd: number }>(
    `select coalesce(sum(reserved_nano_usd), 0)::bigint as "nanoUsd" from ai_spend`,
  );
  const logs = await read<LogFacts>(`
    select id, job_id as "jobId", outcome, jsonb_array_length(issues) as issues, prompt_text as "promptText",
      created_at::time::text as "openedAt", updated_at::time::text as "settledAt"
    from ai_logs order by attempt`);
  const calls = logs.map(({ promptText, ...call }): CallFacts => {
    const { system = "", user = "" }: { system?: string; user?: string } = JSON.parse(promptText ?? "{}");
    return Object.assign(call, { promptHash: hashOfPrompt(system, user) });
  });
  return { jobs, campaigns, contents, versions, keys, queued, calls, heldNanoUsd: held?.nanoUsd ?? 0 };
}
