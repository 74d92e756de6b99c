import { isDeepStrictEqual } from "node:util";
import type { Operation } from "../client/history.ts";
import type { ProviderCall } from "../support/provider.ts";
import type { Facts } from "./tables.ts";

/** What was found; every list is empty when all promises were kept. */
export type Findings = {
  /** Accepted, and neither done nor failed with a reason; or a text that was handed over and is not there. */
  lost: string[];
  /** Two of anything where one was asked for: jobs, plans, versions, charges. */
  doubled: string[];
  /** Not ended, a minute after everything was well again. */
  stuck: string[];
  /** Books that do not agree: a call at the provider that we do not know of, money that stays held back, a broken chain. */
  accounts: string[];
};

export type Verdict = Findings & {
  accepted: number;
  unknown: number;
  refused: number;
  generations: number;
  succeeded: number;
  failed: number;
  cancelled: number;
  providerCalls: number;
  /** Calls at the provider whose answer was lost with a process, and which were made again. */
  wasted: number;
  /** Calls that were made again because of what came back: a broken answer, or one that could be better. */
  repeated: number;
};

const ENDED = new Set(["succeeded", "failed", "cancelled"]);

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** What was accepted has ended and says why; what was handed over is there. */
function findLost(operations: readonly Operation[], { jobs, versions, campaigns, keys }: Facts): string[] {
  const jobById = new Map(jobs.map((job) => [job.id, job]));
  const versionsOf = groupBy(versions, ({ contentId }) => contentId);
  const jobsOfWish = groupBy(jobs, ({ wish }) => wish);
  const keyByName = new Map(keys.map((row) => [row.key, row]));
  const planned = new Set(campaigns.map(({ name }) => name));
  return operations.flatMap((operation) => {
    const { id, kind, outcome, jobIds, text, key } = operation;
    if (outcome !== "ok") return [];
    const name = `${kind} ${id}`;
    const missing = [...jobIds].filter((jobId) => !jobById.has(jobId)).map((jobId) => `${name}: job ${jobId} is gone`);
    const kept =
      text && (versionsOf.get(text.contentId) ?? []).some(({ fields }) => isDeepStrictEqual(fields, text.fields));
    const hasWork =
      jobIds.size > 0 ||
      (kind === "plan" && planned.has(id)) ||
      jobsOfWish.has(id) ||
      (key !== null && keyByName.get(key)?.jobId != null) ||
      kind === "write_all" ||
      text !== null;
    return [
      ...missing,
      ...(kept === false ? [`${name}: the text that was handed over is not among the versions`] : []),
      ...(hasWork ? [] : [`${name}: accepted, and nothing came of it`]),
    ];
  });
}

function findUnexplained({ jobs }: Facts): string[] {
  return jobs
    .filter(({ status, hasError }) => status === "failed" && !hasError)
    .map(({ id }) => `job ${id}: failed without a reason`);
}

type Call = Facts["calls"][number];
const isFinal = ({ outcome, issues }: Call): boolean => (outcome === "ok" || outcome === "repaired") && issues === 0;

const storyOf = (calls: readonly Call[]): string =>
  calls
    .map(({ outcome, issues, openedAt, settledAt }) => `${outcome}/${issues} ${openedAt} to ${settledAt}`)
    .join(", ");

/** One wish, one job; one job, one text and one charge. */
function findDoubled(operations: readonly Operation[], facts: Facts): { doubled: string[]; lost: string[] } {
  const { jobs, campaigns, contents, versions, calls } = facts;
  const doubled: string[] = [];
  const lost: string[] = [];
  const callsOfJob = groupBy(calls, ({ jobId }) => jobId);
  for (const { id, kind, jobIds } of operations) {
    if (jobIds.size > 1) doubled.push(`${kind} ${id}: answers named ${jobIds.size} jobs`);
  }
  for (const [wish, found] of groupBy(jobs, (job) => job.wish)) {
    if (found.length > 1) doubled.push(`write ${wish}: ${found.length} jobs`);
  }
  for (const [name, found] of groupBy(campaigns, (campaign) => campaign.name)) {
    if (found.length > 1) doubled.push(`plan ${name}: ${found.length} campaigns`);
  }
  for (const { id, status, contentCount, contents: count } of campaigns) {
    if (status === "planned" && count > contentCount)
      doubled.push(`campaign ${id}: ${count} contents instead of ${contentCount}`);
    if (status === "planned" && count < contentCount)
      lost.push(`campaign ${id}: ${count} contents instead of ${contentCount}`);
  }
  const writings = groupBy(jobs, (job) => (job.status === "succeeded" ? job.contentId : null));
  const versionsOf = groupBy(versions, ({ contentId }) => contentId);
  for (const { id } of contents) {
    const jobsDone = writings.get(id)?.length ?? 0;
    const texts = versionsOf.get(id)?.length ?? 0;
    if (texts > jobsDone) doubled.push(`content ${id}: ${texts} versions of ${jobsDone} jobs`);
    if (texts < jobsDone) lost.push(`content ${id}: ${texts} versions of ${jobsDone} jobs that succeeded`);
  }
  for (const { id } of jobs) {
    // An answer without a fault is the last: only one that could be better is asked for once more.
    const final = (callsOfJob.get(id) ?? []).findIndex(isFinal);
    const after = (callsOfJob.get(id) ?? []).length - 1 - final;
    if (final !== -1 && after > 0) {
      doubled.push(`job ${id}: ${after} calls after its answer was there (${storyOf(callsOfJob.get(id) ?? [])})`);
    }
  }
  return { doubled, lost };
}

function findStuck({ jobs, contents, campaigns, queued }: Facts): string[] {
  const active = new Map(jobs.map(({ id, status }) => [id, status]));
  return [
    ...jobs.filter(({ status }) => !ENDED.has(status)).map(({ id, kind, status }) => `${kind} job ${id} is ${status}`),
    ...contents
      .filter(({ status }) => status === "generating")
      .map(({ id }) => `content ${id} is being written for ever`),
    ...campaigns
      .filter(({ status }) => status === "planning")
      .map(({ id }) => `campaign ${id} is being planned for ever`),
    ...queued.map(
      ({ jobId, state, name }) =>
        `queue ${name}: ${state} message of job ${jobId}, which is ${active.get(jobId) ?? "gone"}`,
    ),
  ];
}

/** The provider's books against ours. */
function compareBooks(calls: readonly ProviderCall[], facts: Facts) {
  const ours = groupBy(facts.calls, ({ promptHash }) => promptHash);
  const accounts: string[] = [];
  let wasted = 0;
  const heard: Call[] = [];
  for (const [promptHash, theirs] of groupBy(calls, (call) => call.promptHash)) {
    const [row, ...more] = ours.get(promptHash) ?? [];
    if (!row) accounts.push(`the provider had ${theirs.length} calls that no row of the ledger knows`);
    else if (more.length > 0 || theirs.length > 1)
      accounts.push(`call ${row.id} reached the provider ${theirs.length} times`);
    if (row) heard.push(row);
    if (row?.outcome === "lost") wasted += 1;
  }
  const kept = heard.filter(({ outcome }) => outcome !== "lost");
  const repeated = kept.length - new Set(kept.map(({ jobId }) => jobId)).size;
  if (facts.heldNanoUsd !== 0) accounts.push(`${facts.heldNanoUsd} nano-dollars stay held back`);
  for (const { id, outcome } of facts.calls) {
    if (outcome === "started") accounts.push(`call ${id} was never closed`);
  }
  return { accounts, wasted, repeated };
}

/** Compares what was asked for and heard with what is in the tables and in the provider's books. Pure. */
export function judge(
  operations: readonly Operation[],
  facts: Facts,
  providerCalls: readonly ProviderCall[],
  ledgerProblems: readonly string[],
): Verdict {
  const counted = findDoubled(operations, facts);
  const books = compareBooks(providerCalls, facts);
  const generations = facts.jobs.filter(({ kind }) => kind !== "campaign_contents");
  const count = (status: string): number => generations.filter((job) => job.status === status).length;
  const answered = (outcome: Operation["outcome"]): number =>
    operations.filter((operation) => operation.outcome === outcome).length;
  return {
    lost: [...findLost(operations, facts), ...findUnexplained(facts), ...counted.lost],
    doubled: counted.doubled,
    stuck: findStuck(facts),
    accounts: [...books.accounts, ...ledgerProblems],
    accepted: answered("ok"),
    unknown: answered("unknown"),
    refused: answered("fail"),
    generations: generations.length,
    succeeded: count("succeeded"),
    failed: count("failed"),
    cancelled: count("cancelled"),
    providerCalls: providerCalls.length,
    wasted: books.wasted,
    repeated: books.repeated,
  };
}

/** Every sentence of a verdict that says that a promise was broken. */
export const faultsIn = ({ lost, doubled, stuck, accounts }: Findings): string[] => [
  ...lost.map((one) => `lost: ${one}`),
  ...doubled.map((one) => `doubled: ${one}`),
  ...stuck.map((one) => `stuck: ${one}`),
  ...accounts.map((one) => `accounts: ${one}`),
];

const COUNTS = [
  "accepted",
  "unknown",
  "refused",
  "generations",
  "succeeded",
  "failed",
  "cancelled",
  "providerCalls",
  "wasted",
  "repeated",
] as const;

/** What a verdict says beyond an earlier one of the same run. */
export function difference(now: Verdict, before: Verdict | undefined): Verdict {
  if (!before) return now;
  const newIn = (list: keyof Findings): string[] => now[list].filter((one) => !before[list].includes(one));
  const counts = Object.fromEntries(COUNTS.map((count) => [count, now[count] - before[count]]));
  return {
    ...now,
    ...counts,
    lost: newIn("lost"),
    doubled: newIn("doubled"),
    stuck: newIn("stuck"),
    accounts: newIn("accounts"),
  };
}

const addUp = (one: Verdict, other: Verdict): Verdict => {
  const counts = Object.fromEntries(COUNTS.map((count) => [count, one[count] + other[count]]));
  return {
    ...one,
    ...counts,
    lost: [...one.lost, ...other.lost],
    doubled: [...one.doubled, ...other.doubled],
    stuck: [...one.stuck, ...other.stuck],
    accounts: [...one.accounts, ...other.accounts],
  };
};

/** What verdicts of different products, or of one at different times, say together. At least one. */
export const sum = (verdicts: readonly Verdict[]): Verdict => verdicts.reduce(addUp);
