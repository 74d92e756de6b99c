import { errorBody, type ApiError } from "../wire.ts";
import type { Fault, FaultRow } from "./fault.ts";
import type { Reply } from "../reply.ts";
import type { Usage } from "../usage.ts";

/** A 200 whose envelope is not what it should be, and usage nobody can believe. */

const CRASHED: ApiError = {
  message: "The server had an error while processing your request.",
  type: "server_error",
  param: null,
  code: "server_error",
};

const withUsage =
  (change: (usage: Usage) => Usage): Fault =>
  ({ reply, send }) =>
    send({ ...reply, usage: reply.usage && change(reply.usage) });

const replaced =
  (change: (reply: Reply) => Reply): Fault =>
  ({ reply, send }) =>
    send(change(reply));

export const REPLY_FAULTS: readonly FaultRow[] = [
  {
    name: "no-choices",
    what: "an answer with `choices: []` (`output: []`)",
    run: replaced((reply) => ({ ...reply, answer: null })),
  },
  {
    name: "error-in-200",
    what: 'a 200 whose body is `{"error": ...}`',
    run: ({ sendJson }) => sendJson(200, errorBody(CRASHED)),
  },
  {
    name: "failed",
    what: "a response with the status `failed`; in chat completions an error inside a 200",
    run: replaced((reply) => ({ ...reply, failure: CRASHED })),
  },
  {
    name: "other-model",
    what: "another model in the answer than was asked for",
    run: replaced((reply) => ({ ...reply, model: "gpt-4.1-nano-2025-04-14" })),
  },
];

export const USAGE_FAULTS: readonly FaultRow[] = [
  { name: "no-usage", what: "an answer without usage", run: replaced((reply) => ({ ...reply, usage: null })) },
  {
    name: "usage-cached-above-prompt",
    what: "more cached tokens than the prompt has",
    run: withUsage((usage) => ({ ...usage, cached: usage.input + 128 })),
  },
  {
    name: "usage-cache-write",
    what: "half of the prompt is written to the cache, and believably so",
    run: withUsage((usage) => ({ ...usage, cached: 0, cacheWrite: Math.floor(usage.input / 2) })),
  },
  {
    name: "usage-all-reasoning",
    what: "as many reasoning tokens as completion tokens, although there is an answer",
    run: withUsage((usage) => ({ ...usage, reasoning: usage.output })),
  },
  {
    name: "usage-reasoning-above-output",
    what: "more reasoning tokens than completion tokens",
    run: withUsage((usage) => ({ ...usage, reasoning: usage.output + 1 })),
  },
  {
    name: "usage-negative",
    what: "a prompt of less than no tokens",
    run: withUsage((usage) => ({ ...usage, input: -usage.input })),
  },
  {
    name: "usage-zero",
    what: "no tokens at all, although there is an answer",
    run: withUsage(() => ({ input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 })),
  },
];
