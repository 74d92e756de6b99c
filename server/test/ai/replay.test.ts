import { expect, test } from "vitest";
import { earlierCall } from "./support/ledger.ts";
import { answer, completion, failing } from "./support/model-server.ts";
import { contentAnswer, contentRequest, facebookAnswer } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const good = answer(facebookAnswer());
const raw = (content: unknown, finish = "stop") => Buffer.from(JSON.stringify(completion(content, { finish })));

test("an answer that was paid before a crash is used without a call", async () => {
  const paid = {
    outcome: "ok",
    rawAnswer: raw(facebookAnswer()),
    model: "gpt-5.4-mini-2026-03-17",
    costNanoUsd: 777,
    inputTokens: 9,
    outputTokens: 4,
  } as const;
  await using world = await aiWorld([good], { earlier: [earlierCall(paid)] });
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(world.server.requests).toEqual([]);
  expect(world.written).toEqual([]);
  expect(receipt).toMatchObject({
    attempts: 1,
    costNanoUsd: 777,
    inputTokens: 9,
    outputTokens: 4,
    model: "gpt-5.4-mini-2026-03-17",
  });
});

test("a call that a crash cut off is written off, and one more is made", async () => {
  await using world = await aiWorld([good], { earlier: [earlierCall()] });
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(world.written[0]).toMatchObject({
    id: "earlier",
    settlement: { outcome: "lost", costNanoUsd: 5000, usageSource: "estimated" },
  });
  expect(world.rows.map(({ attempt }) => attempt)).toEqual([2]);
  expect(receipt).toMatchObject({ attempts: 2 });
});

test("a call that is answered just while it is written off is not made again", async () => {
  const paid = { outcome: "ok", rawAnswer: raw(facebookAnswer()), costNanoUsd: 777 } as const;
  await using world = await aiWorld([good], { earlier: [earlierCall()], later: [earlierCall(paid)] });
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(world.server.requests).toEqual([]);
  expect(receipt).toMatchObject({ attempts: 1, costNanoUsd: 777 });
});

test("after a lost call there is exactly one more, even where a retry would help", async () => {
  await using world = await aiWorld([failing(500)], { earlier: [earlierCall()] });
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "ai_upstream_error" });
  expect(world.rows).toHaveLength(1);
});

test("a job that was cut off twice makes no third call", async () => {
  const earlier = [earlierCall({ outcome: "lost", costNanoUsd: 5000 }), earlierCall({ id: "second", attempt: 2 })];
  await using world = await aiWorld([good], { earlier });
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "job_interrupted" });
  expect(world.server.requests).toEqual([]);
  expect(world.written.map(({ id }) => id)).toEqual(["second"]);
});

test("a paid answer that broke the rules is judged again, and its faults go into the one re-ask that is left", async () => {
  const tooLong = contentAnswer({ text: "word ".repeat(80), thread: null });
  const earlier = [earlierCall({ outcome: "invalid", rawAnswer: raw(tooLong) })];
  await using world = await aiWorld([answer(contentAnswer({ text: "The oven is on.", thread: null }))], { earlier });
  await world.writer.write(contentRequest("x"), world.run);
  expect(world.server.requests[0]?.messages[1]?.content).toContain("allowed 280");
});

test("tries from before the crash count", async () => {
  const failed = { outcome: "failed", errorCode: "ai_upstream_error" } as const;
  await using world = await aiWorld([failing(500)], {
    earlier: [earlierCall(failed), earlierCall({ ...failed, id: "second" })],
  });
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "ai_upstream_error" });
  expect(world.rows).toHaveLength(1);
});

test("an answer that was cut off before the crash is not used", async () => {
  const earlier = [earlierCall({ outcome: "failed", rawAnswer: raw(JSON.stringify(facebookAnswer()), "length") })];
  await using world = await aiWorld([good], { earlier });
  await world.writer.write(contentRequest(), world.run);
  expect(world.server.requests).toHaveLength(1);
});
