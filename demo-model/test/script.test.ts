import { expect, test } from "vitest";
import { CONTENT, sendIn, type Mode } from "./support/modes.ts";
import { useModel } from "./support/model.ts";

/** Queues that wait for requests of one kind, and the ways to write a sequence. */

const model = useModel();
const chat: Mode = { api: "chat", stream: false };
const streamed: Mode = { api: "chat", stream: true };
const responses: Mode = { api: "responses", stream: false };

const script = async (body: unknown) => {
  const answer = await fetch(new URL("/__fake/script", model.url()), { method: "POST", body: JSON.stringify(body) });
  return [answer.status, JSON.parse(await answer.text())];
};
const statusOf = async (key: string, mode: Mode, change: object = {}): Promise<number | null> =>
  (await sendIn(model.url(), mode, { ...CONTENT, ...change }, { authorization: `Bearer ${key}` })).status;

test("a queue waits for the request it was made for", async () => {
  const key = "waiting";
  const added = await script([
    { key, match: { path: "/v1/responses" }, steps: ["500"] },
    { key, match: { stream: true }, steps: ["503"] },
    { key, match: { model: "gpt-4o-mini" }, steps: ["401"] },
    { key, match: { text: "nobody says this" }, steps: ["403"] },
  ]);
  expect(added).toEqual([200, { queued: 4 }]);
  expect(await statusOf(key, chat)).toBe(200);
  expect(await statusOf(key, streamed)).toBe(503);
  expect(await statusOf(key, responses)).toBe(500);
  expect(await statusOf(key, chat, { model: "gpt-4o-mini" })).toBe(401);
  expect(await statusOf(key, responses)).toBe(200);
});

test("queues of one key follow each other, and none is used twice", async () => {
  const key = "following";
  await script({ key, steps: ["429"] });
  await script({ key, steps: ["500", "ok", "503"] });
  const statuses: (number | null)[] = [];
  for (let hit = 0; hit < 5; hit += 1) statuses.push(await statusOf(key, chat));
  expect(statuses).toEqual([429, 500, 200, 503, 200]);
});

test.each(["429-then-500", "429,500", '["429",{"name":"500"}]'])("the header %s is a sequence", async (header) => {
  const key = `header ${header}`;
  const statuses: (number | null)[] = [];
  for (let hit = 0; hit < 3; hit += 1) {
    const headers = { authorization: `Bearer ${key}`, "x-fake-script": header };
    statuses.push((await sendIn(model.url(), chat, CONTENT, headers)).status);
  }
  expect(statuses).toEqual([429, 500, 200]);
});

test("one step in a header or a model's name answers every hit", async () => {
  const change = { model: "gpt-4o-mini#429" };
  expect([await statusOf("named", chat, change), await statusOf("named", chat, change)]).toEqual([429, 429]);
});

test("a list with one unknown step adds nothing at all", async () => {
  const [status] = await script([
    { key: "nothing", steps: ["500"] },
    { key: "nothing", steps: ["meteor"] },
  ]);
  expect(status).toBe(400);
  expect(await statusOf("nothing", chat)).toBe(200);
});

test("what is asked of moderation and models uses up no step", async () => {
  const key = "untouched";
  await script({ key, steps: ["500"] });
  const headers = { authorization: `Bearer ${key}` };
  await fetch(`${model.url()}/models`, { headers });
  await fetch(`${model.url()}/moderations`, { method: "POST", headers, body: '{"input":"Hi"}' });
  expect(await statusOf(key, chat)).toBe(500);
});
