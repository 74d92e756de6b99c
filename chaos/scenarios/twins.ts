import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { brief } from "../../server/test/support/briefs.ts";
import { openChecker } from "../checker/checker.ts";
import { faultsIn } from "../checker/verdict.ts";
import { createHistory } from "../client/history.ts";
import { doorOf } from "../client/traffic.ts";
import { type Answer, signUpUser, type User } from "../client/user.ts";
import { killAtRandom } from "../random-kills.ts";
import { startStack } from "../support/stack.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const KEYS = 20;
const TWINS = 100;
/** Keys that are fought for at the same time. */
const AT_ONCE = 4;
const AGAIN_MS = 1_000;

type Work = { businessId: string; contentIds: string[] };

const isKnown = ({ status, jobId }: Answer): boolean => jobId !== null || (status !== null && status < 300);

/** A campaign with a content for each key. */
async function prepare(user: User): Promise<Work> {
  const { business, campaign } = brief("bakery-lisbon");
  const made = await user.call("POST", "/businesses", { body: business });
  const businessId = String(made.data["id"]);
  const headers = { "idempotency-key": `plan-${businessId}` };
  await user.insist(async () => {
    const body = { ...campaign, name: `For ${businessId}`, contentCount: KEYS };
    const answer = await user.call("POST", `/businesses/${businessId}/campaigns`, { body, headers });
    return isKnown(answer) ? answer : undefined;
  });
  return user.insist(async () => {
    const { data } = await user.get(`/businesses/${businessId}/contents?limit=100`);
    const contentIds = Array.isArray(data) ? data.map(({ id }) => String(id)) : [];
    return contentIds.length >= KEYS ? { businessId, contentIds } : undefined;
  });
}

/** The same request from many places at once, while processes die; every sender asks until it knows. One charge per key. */
export async function twins({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  const stack = await startStack({ database: postgres, webs: 2, workers: 2, random });
  const history = createHistory();
  const checker = openChecker({ url: postgres.url, history, provider: stack.provider });
  let sent = 0;
  try {
    const user = await signUpUser(doorOf(stack, random), random);
    const { businessId, contentIds } = await prepare(user);
    const fight = async (contentId: string, id: string): Promise<void> => {
      const path = `/businesses/${businessId}/contents/${contentId}/generate`;
      const headers = { "idempotency-key": `key-${id}`, prefer: "wait=5" };
      const operation = history.begin({ id, kind: "write", path, key: `key-${id}`, isTwin: true, userId: user.id });
      await Promise.all(
        Array.from({ length: TWINS }, async () => {
          for (;;) {
            sent += 1;
            const answer = await user.call("POST", path, { body: { instruction: id }, headers });
            if (answer.jobId !== null) operation.jobIds.add(answer.jobId);
            if (isKnown(answer)) return;
            await delay(AGAIN_MS);
          }
        }),
      );
      operation.outcome = "ok";
    };
    say(`${contentIds.length} contents are planned`);
    let isOver = false;
    const killing = killAtRandom(stack, random, () => isOver);
    for (let first = 0; first < KEYS; first += AT_ONCE) {
      await Promise.all(contentIds.slice(first, Math.min(first + AT_ONCE, KEYS)).map((id) => fight(id, randomUUID())));
      say(`${Math.min(first + AT_ONCE, KEYS)} of ${KEYS} keys are known to all senders`);
    }
    isOver = true;
    const kills = await killing;
    await checker.untilQuiet();
    const verdict = await checker.judge();
    const { rows } = await checker.database.pool.query<{ jobs: number; charges: number; keys: number }>(`
      select count(distinct jobs.id)::int as jobs, count(distinct jobs.input ->> 'instruction')::int as keys,
        count(*) filter (where ai_logs.outcome in ('ok', 'repaired'))::int as charges
      from jobs left join ai_logs on ai_logs.job_id = jobs.id where jobs.kind = 'content'`);
    const { jobs = 0, charges = 0, keys = 0 } = rows[0] ?? {};
    const troubles = [
      ...faultsIn(verdict),
      ...(jobs === KEYS && keys === KEYS ? [] : [`${jobs} jobs for ${KEYS} keys`]),
      ...(charges <= KEYS ? [] : [`${charges} charges for ${KEYS} keys`]),
      ...stack.places.flatMap((place) => place.unasked()),
    ];
    const figures =
      `${TWINS} identical requests at once for each of ${KEYS} keys (${sent} sent, the repeated ones included), under ` +
      `${kills.web + kills.worker} kills: ${jobs} jobs and ${charges} charges for ${KEYS} keys; ${verdict.wasted} calls wasted.`;
    return { figures, troubles };
  } finally {
    await checker.close();
    await stack.close();
  }
}
