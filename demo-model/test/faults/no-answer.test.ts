import { expect, test } from "vitest";
import { rowsOf } from "../support/fault-rows.ts";
import { CONTENT, sendFault, toldIn, usualIn, type Told } from "../support/modes.ts";
import { useModel } from "../support/model.ts";

/** "No answer", "The envelope" and "The usage": a 200 without what was asked for, or with figures nobody can believe. */

const model = useModel();

type Check = (told: Told, usual: Told) => void;
const like =
  (part: Partial<Told>): Check =>
  (told) =>
    expect(told).toMatchObject(part);
const usageLike =
  (part: (usual: Record<string, number>) => Record<string, unknown>): Check =>
  (told, usual) => {
    expect(told.content).toBe(usual.content);
    const counts = Object.entries(usual.usage ?? {}).map(([name, count]) => [name, Number(count)]);
    expect(told.usage).toMatchObject(part(Object.fromEntries(counts)));
  };

const NO_ANSWER: Record<string, Check> = {
  refusal: like({ content: null, refusal: expect.stringMatching(/sorry/), finish: "stop" }),
  truncated: (told, usual) => {
    expect(told.finish).toBe("length");
    expect(usual.content?.startsWith(told.content ?? "-")).toBe(true);
    expect(told.content?.length).toBeLessThan(usual.content?.length ?? 0);
  },
  "truncated-reasoning": (told) => {
    expect(told.finish).toBe("length");
    expect(told.content ?? "").toBe("");
    expect(told.usage?.output).toBe(told.usage?.reasoning);
    expect(told.usage?.reasoning).toBeGreaterThan(0);
  },
  filter: (told) => {
    expect(told.finish).toBe("content_filter");
    expect(told.content ?? "").toBe("");
  },
  empty: (told) => {
    expect(told.finish).toBe("stop");
    expect(told.content ?? "").toBe("");
  },
  blank: like({ content: " \n\n ", finish: "stop" }),
  "null-content": (told) => {
    expect(told.finish).toBe("stop");
    expect(told.content || null).toBeNull();
    expect(told.refusal).toBeNull();
  },
  "tool-call": (told, usual) => {
    expect(told.finish).toBe("tool_calls");
    expect(told.content || null).toBeNull();
    expect(told.toolCall).toEqual({ name: "write_answer", arguments: usual.content });
  },
};
const ENVELOPE: Record<string, Check> = {
  "no-choices": (told) => expect([told.content, told.refusal, told.toolCall]).toEqual([null, null, null]),
  "error-in-200": like({ content: null, usage: null }),
  failed: (told) => {
    expect(told.content || null).toBeNull();
    expect(told.usage).toBeNull();
  },
  "other-model": like({ model: "gpt-4.1-nano-2025-04-14" }),
};
const USAGE: Record<string, Check> = {
  "no-usage": (told, usual) => expect(told).toEqual({ ...usual, usage: null }),
  "usage-cached-above-prompt": usageLike(({ input = 0 }) => ({ input, cached: input + 128 })),
  "usage-cache-write": usageLike(({ input = 0 }) => ({ cacheWrite: Math.floor(input / 2) })),
  "usage-all-reasoning": usageLike(({ output }) => ({ output, reasoning: output })),
  "usage-reasoning-above-output": usageLike(({ output = 0 }) => ({ output, reasoning: output + 1 })),
  "usage-negative": usageLike(({ input = 0 }) => ({ input: -input })),
  "usage-zero": usageLike(() => ({ input: 0, output: 0 })),
};
const answered = usualIn(model.url, CONTENT);
const EXPECTED = { ...NO_ANSWER, ...ENVELOPE, ...USAGE };

test.each(["No answer", "The envelope", "The usage"].flatMap((kind) => rowsOf(kind)))(
  "%s is what it says in %s",
  async (name, _mode, mode) => {
    const usual = await answered(mode);
    const seen = await sendFault(model.url(), mode, name, CONTENT);
    expect([seen.status, seen.ending]).toEqual([200, "whole"]);
    EXPECTED[name]?.(toldIn(mode, seen), usual);
    expect(EXPECTED).toHaveProperty(name);
  },
);

test.each([
  ["error-in-200", { api: "chat", stream: false } as const],
  ["error-in-200", { api: "responses", stream: true } as const],
  ["failed", { api: "chat", stream: false } as const],
])("%s has an error for its body in %o", async (name, mode) => {
  const { body } = await sendFault(model.url(), mode, name, CONTENT);
  expect(JSON.parse(body.toString())).toEqual({
    error: { message: expect.any(String), type: "server_error", param: null, code: "server_error" },
  });
});

test("a failed response says what failed", async () => {
  const mode = { api: "responses", stream: false } as const;
  const { body } = await sendFault(model.url(), mode, "failed", CONTENT);
  expect(JSON.parse(body.toString())).toMatchObject({
    status: "failed",
    error: { code: "server_error", message: expect.any(String) },
    output: [],
  });
});
