import type { Campaign, Content } from "@handbill/contracts";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FAILPOINTS, type Failpoint, watchFailpoints } from "../src/core/failpoints.ts";
import { brief } from "./support/briefs.ts";
import { contentsOf } from "./support/campaigns.ts";
import { testProduct } from "./support/product.ts";

/** What happened on the way of a generation, in order: something that lasts, or a place where a test can break the process. */
type Step = { lane: Lane; kind: "effect" | "point"; name: string };
type Lane = "web" | "worker";

/** Connections that carry a generation, by who holds them; those of the queue, of sign-in and of listeners do not. */
const LANES: Record<string, Lane> = {
  handbill: "web",
  "handbill-work": "worker",
  "handbill-ledger": "worker",
};
const WORKER_BEGINS = FAILPOINTS.indexOf("job_begun");
const WRITES = /^\s*(?:insert|update|delete|with\b.*\b(?:insert into|update|delete from)\b)/is;
const LOCKS = /\bfor (?:no key )?update\b/gi;

/** Writes that no generation depends on: what others see of its progress, the empty accounts of a month, signs of life. */
const BESIDE: readonly RegExp[] = [
  /\bjob_texts\b/,
  /^update "jobs" set "stage"/,
  /^\s*insert into ai_spend \(owner_id, month\)/,
  /^\s*insert into processes\b/,
];

const steps: Step[] = [];
const restore: (() => void)[] = [];
let isRecording = false;
let settlementsToRefuse = 0;

const note = (step: Step): void => void (isRecording && steps.push(step));

const textOf = (query: unknown): string =>
  typeof query === "string" ? query : String(Reflect.get(Object(query), "text") ?? "");

/** Sees every statement of every connection: what is written by itself, and what is committed with others. */
function watchStatements(): void {
  const plain = Client.prototype.query;
  const inTransaction = new WeakMap<Client, string[]>();
  const noteWrite = <Result>(client: Client, lane: Lane, text: string, result: Result): Result => {
    const written = inTransaction.get(client);
    const isWrite = WRITES.test(text.replaceAll(LOCKS, "")) && Number(Reflect.get(Object(result), "rowCount")) > 0;
    if (/^(?:begin|start transaction)/i.test(text)) inTransaction.set(client, []);
    else if (/^(?:commit|rollback)/i.test(text)) {
      inTransaction.delete(client);
      const lasts = /^commit/i.test(text) && written !== undefined && written.length > 0;
      if (lasts) note({ lane, kind: "effect", name: `commit of ${written.join("; ")}` });
    } else if (isWrite && !BESIDE.some((beside) => beside.test(text))) {
      if (written) written.push(text.slice(0, 60));
      else note({ lane, kind: "effect", name: text.slice(0, 120) });
    }
    return result;
  };
  const watched = function watched(this: Client, ...given: unknown[]): unknown {
    const text = textOf(given[0]);
    const parameters: unknown = Reflect.get(this, "connectionParameters");
    const lane = LANES[String(Reflect.get(Object(parameters), "application_name"))];
    if (lane && /\bai_chains\b/.test(text) && settlementsToRefuse > 0) {
      settlementsToRefuse -= 1;
      return Promise.reject(Object.assign(new Error("No space left on device"), { code: "53100" }));
    }
    const answer: unknown = Reflect.apply(plain, this, given);
    return lane && answer instanceof Promise ? answer.then((result) => noteWrite(this, lane, text, result)) : answer;
  };
  Object.assign(Client.prototype, { query: watched });
  restore.push(() => Object.assign(Client.prototype, { query: plain }));
}

function watchModelCalls(): void {
  const plain = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.endsWith("/chat/completions")) note({ lane: "worker", kind: "effect", name: "call of the model" });
    return plain(input, init);
  };
  restore.push(() => {
    globalThis.fetch = plain;
  });
}

beforeAll(() => {
  watchFailpoints((name: Failpoint) => {
    const place = FAILPOINTS.findIndex((point) => point === name);
    if (place === -1) return; // on the way of a publication
    note({ lane: place < WORKER_BEGINS ? "web" : "worker", kind: "point", name });
  });
});
afterAll(() => {
  watchFailpoints(null);
  restore.forEach((undo) => undo());
});

watchStatements(); // before anything connects
watchModelCalls();
const { newUser } = await testProduct();

test("between any two steps of a generation there is a place where a test can break the process", async () => {
  const owner = await newUser();
  const { business, campaign } = brief("bakery-lisbon");
  const { data: made } = await owner.post<{ id: string }>("/businesses", business);
  const at = `/businesses/${made.id}`;
  const keyed = { "idempotency-key": "steps" };

  isRecording = true;
  const planned = await owner.post<Campaign>(`${at}/campaigns`, { ...campaign, contentCount: 1 }, keyed);
  const [content] = await contentsOf({ owner, at, campaign: planned.data });
  const all = await owner.post<Content[]>(`${at}/campaigns/${planned.data.id}/generate`, {}, keyed);
  settlementsToRefuse = 1;
  const again = await owner.post<Content>(`${at}/contents/${content?.id}/generate`, { instruction: "Shorter" }, keyed);
  const [path, text] = Object.entries(again.data.fields ?? {}).find(([, value]) => typeof value === "string") ?? [
    "",
    "",
  ];
  const selection = { path, start: 0, end: 12, text: String(text).slice(0, 12) };
  const passage = await owner.post<Content>(
    `${at}/contents/${content?.id}/generate`,
    { selection, wish: "warmer" },
    { "idempotency-key": "a passage" },
  );
  isRecording = false;

  expect([planned, all, again, passage].map(({ status }) => status)).toEqual([201, 200, 200, 200]);
  for (const lane of ["web", "worker"] as const) {
    const way = steps.filter((step) => step.lane === lane);
    const unguarded = way.flatMap((step, index) => {
      const next = way[index + 1];
      return step.kind === "effect" && next?.kind === "effect" ? [`${step.name} -> ${next.name}`] : [];
    });
    expect(unguarded, way.map(({ kind, name }) => `${kind}: ${name}`).join("\n")).toEqual([]);
  }
  const hit = new Set(steps.flatMap(({ kind, name }) => (kind === "point" ? [name] : [])));
  expect(FAILPOINTS.filter((point) => !hit.has(point))).toEqual([]);
});
