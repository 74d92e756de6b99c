import type { Content, AnyJob as Job } from "@handbill/contracts";
import { afterEach, expect, test } from "vitest";
import { type Failpoint, watchFailpoints } from "../../src/core/failpoints.ts";
import { brief } from "../support/briefs.ts";
import { ended } from "../support/campaigns.ts";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";

/** The longest wait is short here: what is slow below is slow until the request has been answered. */
const product = await testProduct({ AI_WAIT_SECONDS: "3" });
afterEach(() => watchFailpoints(null));

/** From this place on, a table of the database answers nobody until it is let go. */
async function blockTable(table: "jobs" | "contents", from: Failpoint): Promise<() => Promise<void>> {
  const client = await product.database.pool.connect();
  let isBlocked = false;
  watchFailpoints(async (place) => {
    if (place !== from || isBlocked) return;
    isBlocked = true;
    await client.query(`begin; lock table ${table} in access exclusive mode`);
  });
  return async () => {
    watchFailpoints(null);
    await client.query("rollback");
    client.release();
  };
}

/** A content that is planned and not written; on a slow machine too. */
async function planned(): Promise<{ owner: Client; here: string }> {
  const owner = await product.newUser();
  const { business, campaign: wish } = brief("bakery-lisbon");
  const made = await owner.post<{ id: string }>("/businesses", business);
  const at = `/businesses/${made.data.id}`;
  const plan = await owner.post<Job>(`${at}/campaigns`, { ...wish, contentCount: 1 }, { prefer: "respond-async" });
  await ended(owner, plan.data.id);
  const [content] = (await owner.get<Content[]>(`${at}/contents`)).data;
  return { owner, here: `${at}/contents/${content?.id}` };
}

const expectAddress = ({ headers }: { headers: Headers }, jobId: string) => {
  expect(headers.get("location")).toBe(`/api/v1/jobs/${jobId}`);
  expect(headers.get("retry-after")).toBe("1");
};

test("a model that is slow, and a database that no longer answers: 202 with the job's address, and the work is done", async () => {
  const { owner, here } = await planned();
  await product.hold();
  const letGo = await blockTable("jobs", "work_committed");
  const answer = await owner.post<Job>(`${here}/generate`, {}, { prefer: "wait=1" });
  expect(answer).toMatchObject({ status: 202, data: { status: "queued", stage: "waiting" } });
  expectAddress(answer, answer.data.id);
  await letGo();
  await product.release();
  expect((await ended(owner, answer.data.id)).status).toBe("succeeded");
});

test("what was made but cannot be read in time is answered by its job, which says where it is", async () => {
  const { owner, here } = await planned();
  const letGo = await blockTable("contents", "apply_committed");
  const answer = await owner.post<Job>(`${here}/generate`);
  expect(answer.status).toBe(202);
  expectAddress(answer, answer.data.id);
  await letGo();
  expect(await ended(owner, answer.data.id)).toMatchObject({ result: { href: `/api/v1${here}` } });
  expect((await owner.get<Content>(here)).data.status).toBe("draft");
});

test("a beginning that takes too long is refused in time; with its key it is done once all the same", async () => {
  const { owner, here } = await planned();
  const calls = await product.modelCalls();
  const key = { "idempotency-key": "one press" };
  const { promise, resolve: letGo } = Promise.withResolvers<void>();
  watchFailpoints((place) => (place === "work_accepted" ? promise : undefined));
  const refused = await owner.post(`${here}/generate`, {}, key);
  expect(refused).toMatchObject({ status: 503, problem: { code: "unavailable" } });
  expect(refused.headers.get("retry-after")).toBe("5");
  letGo();
  let again = await owner.post<Content>(`${here}/generate`, {}, key);
  if (again.status === 409) {
    await ended(owner, again.problem.jobId ?? "");
    again = await owner.get<Content>(here);
  }
  expect(again.data.status).toBe("draft");
  expect(await product.modelCalls()).toBe(calls + 1);
});
