import { AnyJob, isOfCampaign, type Job, listOf, ok } from "@handbill/contracts";
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { call, type CallOptions, readJson, type Schema, send } from "./call.ts";
import { keys } from "./keys.ts";
import { hasFocus, isHidden } from "./watched.ts";

const SOON_MS = 250;

/** Milliseconds until the next look at a job that is `age` seconds old: often at first, then ever more calmly. */
export const pace = (age: number, hidden: boolean): number => {
  if (hidden) return 15_000;
  if (age < 3) return 1000;
  if (age < 8) return 2000;
  return age < 20 ? 4000 : 8000;
};

export const isActive = (job: Job): boolean => job.status === "queued" || job.status === "running";

type Reading = { tag: string; jobs: Job[]; at: number };

/** What was read last, by its address: most polls find nothing new, and their answers have no body. */
const readings = new Map<string, Reading>();
const MOST_READINGS = 50;

/** As it was read, with the clocks of what goes on moved on. */
const asOfNow = ({ jobs, at }: Reading): Job[] =>
  jobs.map((job) =>
    isActive(job) ? { ...job, elapsedSeconds: job.elapsedSeconds + (performance.now() - at) / 1000 } : job,
  );

async function readJobs(
  schema: Schema<{ data: AnyJob | AnyJob[] }>,
  path: string,
  options: Pick<CallOptions, "signal" | "query">,
): Promise<Job[]> {
  const known = readings.get(path);
  const response = await send("GET", path, { ...options, knownTag: known?.tag });
  if (response.status === 304 && known) return asOfNow(known);
  const { data } = schema.parse(await readJson(response));
  const jobs = (Array.isArray(data) ? data : [data]).filter(isOfCampaign);
  const tag = response.headers.get("etag");
  if (readings.size >= MOST_READINGS) readings.clear();
  if (tag !== null) readings.set(path, { tag, jobs, at: performance.now() });
  return jobs;
}

/** Generations under way in one business. They live on the server, so a refresh or another device shows the same. */
export const activeJobsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.activeJobs(businessId),
    queryFn: ({ signal }) => readJobs(listOf(AnyJob), `/jobs?active=true&businessId=${businessId}`, { signal }),
    throwOnError: false,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.length ? pace(Math.min(...state.data.map((job) => job.elapsedSeconds)), isHidden()) : false,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: "always",
  });

/** Browsers allow six connections to one server: at most one of them may wait, and only for the piece in front of the owner. */
let held = false;

/** The job that is followed over a stream (job-stream.ts): it needs no polling, and no other request is held meanwhile. */
export const streaming: { jobId: string | null } = { jobId: null };
const STREAMED_MS = 15_000;

async function readOne(jobId: string, options: Pick<CallOptions, "signal" | "query">): Promise<Job> {
  const [job] = await readJobs(ok(AnyJob), `/jobs/${jobId}`, options);
  if (!job) throw new Error("a job has been read, and is none");
  return job;
}

async function readJob(jobId: string, hold: boolean, signal: AbortSignal): Promise<Job> {
  const wait = hold && !held && streaming.jobId === null && !isHidden() && hasFocus();
  if (!wait) return readOne(jobId, { signal });
  held = true;
  try {
    return await readOne(jobId, { signal, query: { wait: 20 } });
  } finally {
    held = false;
  }
}

type JobOptions = {
  /** For the piece that is open: the server holds its answer until the job changes. */
  hold?: boolean;
};

export const jobQuery = (jobId: string, client: QueryClient, { hold = false }: JobOptions = {}) =>
  queryOptions({
    queryKey: keys.job(jobId),
    // The first look never waits, so that stages show at once.
    queryFn: ({ signal }) => readJob(jobId, hold && client.getQueryData(keys.job(jobId)) !== undefined, signal),
    throwOnError: false,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const job: Job | undefined = state.data;
      if (!job || !isActive(job)) return false;
      if (streaming.jobId === job.id) return STREAMED_MS;
      return hold && streaming.jobId === null && !isHidden() && hasFocus()
        ? SOON_MS
        : pace(job.elapsedSeconds, isHidden());
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: "always",
  });

/** Follows one job until it ends; undefined while it loads or when `jobId` is null. */
export function useJob(jobId: string | null, options?: JobOptions): Job | undefined {
  const client = useQueryClient();
  return useQuery({ ...jobQuery(jobId ?? "", client, options), enabled: jobId !== null }).data;
}

/** Queued and running jobs of a business; empty while it loads. */
export const useActiveJobs = (businessId: string): Job[] => useQuery(activeJobsQuery(businessId)).data ?? [];

/** Puts a job that was just started into the lists, which makes the tray show it at once and starts the polling. */
export function rememberJob(client: QueryClient, job: Job): void {
  client.setQueryData(keys.job(job.id), job);
  client.setQueryData<Job[]>(keys.activeJobs(job.businessId), (jobs = []) =>
    jobs.some(({ id }) => id === job.id) ? jobs : [...jobs, job],
  );
}

const cancelJob = async (jobId: string): Promise<AnyJob> =>
  (await call(ok(AnyJob), "POST", `/jobs/${jobId}/cancel`, { body: {} })).data;

/** Stops a job and refreshes what it was changing. */
export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (job: Job) => cancelJob(job.id),
    onSuccess: (job) => {
      client.setQueryData(keys.job(job.id), job);
      void client.invalidateQueries({ queryKey: keys.activeJobs(job.businessId) });
      void client.invalidateQueries({ queryKey: keys.business(job.businessId) });
    },
  });
}
