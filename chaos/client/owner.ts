import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Brief } from "../../server/test/support/briefs.ts";
import type { Random } from "../support/random.ts";
import type { History, Kind, Operation } from "./history.ts";
import type { Answer, User } from "./user.ts";

type Wish = { kind: Kind; path: string; body: Record<string, unknown>; id: string };

/** How an owner behaves; shares of all requests. */
export type Habits = { withoutKey: number; twins: number; leaving: number; cancelling: number };

const HABITS: Habits = { withoutKey: 0.15, twins: 0.15, leaving: 0.15, cancelling: 0.08 };

type Needs = { user: User; history: History; random: Random; brief: Brief; habits?: Habits };

const RESEND_MS = 300;
const GIVE_UP_MS = 120_000;
const FOLLOW_MS = 120_000;

const isAccepted = ({ status, jobId }: Answer): boolean =>
  jobId !== null || (status !== null && status >= 200 && status < 300);

/** Busy, gone, or the same request is at work and its job not known yet: asked again with the same key. */
const mayComeLater = ({ status, code }: Answer): boolean =>
  status === null || status >= 500 || status === 429 || (status === 409 && code === "job_running");

export type Owner = ReturnType<typeof createOwner>;

/** Writes down what became of one sending. */
function note(operation: Operation, answer: Answer, sentAt: number): void {
  const { status, jobId, code, data } = answer;
  operation.sendings.push({ sentAt, endedAt: Date.now(), status, jobId, code });
  if (!isAccepted(answer)) return;
  operation.outcome = "ok";
  operation.acceptedAt ??= Date.now();
  const made = jobId ?? data["strategyJobId"];
  if (typeof made === "string") operation.jobIds.add(made);
  if (operation.kind === "write" && status === 200) {
    operation.text = { contentId: String(data["id"]), fields: data["fields"] };
  }
}

/** Somebody with a business who has campaigns planned and texts written, one wish after the other. */
export function createOwner({ user, history, random, brief, habits = HABITS }: Needs) {
  let business = "";
  const campaigns: string[] = [];

  /** Sends a wish once; now and then its user leaves before the answer. */
  async function sendOnce(operation: Operation, wish: Wish, prefer: string): Promise<Answer> {
    const headers = { prefer, ...(operation.key !== null && { "idempotency-key": operation.key }) };
    const sentAt = Date.now();
    const leaveAfterMs = random.chance(habits.leaving) ? random.between(3, 500) : 45_000;
    const answer = await user.call("POST", wish.path, { body: wish.body, headers, leaveAfterMs });
    note(operation, answer, sentAt);
    return answer;
  }

  /** Sends a wish until it is known what came of it; without a key there is one chance only. */
  async function send(operation: Operation, wish: Wish): Promise<void> {
    const prefer = random.pick(["respond-async", "wait=2", "wait=20"]);
    const until = Date.now() + GIVE_UP_MS;
    while (Date.now() < until) {
      const answer = await sendOnce(operation, wish, prefer);
      if (operation.outcome === "ok") return;
      if (!mayComeLater(answer)) {
        operation.outcome = "fail";
        return;
      }
      if (operation.key === null) return;
      await delay(RESEND_MS);
    }
  }

  async function cancelSometimes(operation: Operation): Promise<void> {
    const [jobId] = operation.jobIds;
    if (jobId === undefined || !random.chance(habits.cancelling)) return;
    await delay(random.between(0, 600));
    const answer = await user.call("POST", `/jobs/${jobId}/cancel`, { body: {}, leaveAfterMs: 15_000 });
    if (answer.status === 200 && answer.data["status"] === "cancelled") operation.cancelledAt = Date.now();
  }

  async function make(wish: Wish): Promise<Operation> {
    const { id, kind, path } = wish;
    const key = random.chance(habits.withoutKey) ? null : `key-${id}`;
    const isTwin = key !== null && random.chance(habits.twins);
    const operation = history.begin({ id, kind, path, key, isTwin, userId: user.id });
    await Promise.all([send(operation, wish), isTwin ? send(operation, wish) : undefined]);
    await cancelSometimes(operation);
    for (const jobId of operation.jobIds) {
      const status = await user.follow(jobId, FOLLOW_MS);
      if (status !== "unseen" && status !== "queued" && status !== "running") operation.endedAt = Date.now();
    }
    return operation;
  }

  const at = (): string => `/businesses/${business}`;

  async function plan(contentCount: number): Promise<void> {
    const id = randomUUID();
    const body = { ...brief.campaign, name: id, contentCount };
    await make({ id, kind: "plan", path: `${at()}/campaigns`, body });
    const { data } = await user.get(`${at()}/campaigns?limit=100`);
    for (const campaign of Array.isArray(data) ? data : []) {
      if (campaign.name === id && campaign.status === "planned") campaigns.push(campaign.id);
    }
  }

  async function writeOne(campaignId: string): Promise<void> {
    const { data } = await user.get(`${at()}/contents?campaignId=${campaignId}&limit=100`);
    const contents: { id: string; status: string }[] = Array.isArray(data) ? data : [];
    if (contents.length === 0) return;
    const id = randomUUID();
    const { id: contentId } = random.pick(contents);
    await make({ id, kind: "write", path: `${at()}/contents/${contentId}/generate`, body: { instruction: id } });
  }

  const writeAll = (campaignId: string): Promise<unknown> =>
    make({
      id: randomUUID(),
      kind: "write_all",
      path: `${at()}/campaigns/${campaignId}/generate`,
      body: {},
    });

  return {
    async settleIn(): Promise<void> {
      business = await user.insist(async () => {
        const answer = await user.call("POST", "/businesses", {
          body: brief.business,
          headers: { "idempotency-key": `business-${user.id}` },
        });
        return answer.status === 201 ? String(answer.data["id"]) : undefined;
      });
    },

    plan,

    /** Wishes one after the other until `enough`. */
    async work(enough: () => boolean, contentCount = 4): Promise<void> {
      while (!enough()) {
        const campaignId = campaigns.at(-1);
        if (campaignId === undefined || random.chance(0.2)) await plan(contentCount);
        else if (random.chance(0.3)) await writeAll(campaignId);
        else await writeOne(campaignId);
      }
    },
  };
}
