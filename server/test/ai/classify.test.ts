import { expect, test } from "vitest";
import { classify, requestedWaitMs } from "../../src/ai/classify.ts";
import type { WireReply } from "../../src/ai/wire/exchange.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const wait = (headers: Record<string, string>) => requestedWaitMs(new Headers(headers), NOW);

test.each([
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after": "2" }, 2000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT" }, 30_000],
  [{ "retry-after": "Sun, 22 Nov 2026 09:00:00 GMT" }, 0],
  [{ "retry-after": "-1" }, null],
  [{ "retry-after": "abc" }, null],
  [{ "x-ratelimit-reset-requests": "120ms", "x-ratelimit-reset-tokens": "6m0s" }, 360_000],
  [{ "x-ratelimit-reset-requests": "1s" }, 1000],
  [{}, null],
])("the wait in %j is %s", (headers, expected) => {
  expect(wait(headers)).toBe(expected);
});

const reply = (status: number, error: object = {}, more: Partial<WireReply> = {}): WireReply => ({
  status,
  requestId: null,
  headers: new Headers(),
  body: Buffer.from(JSON.stringify({ error })),
  partialText: "",
  firstByteAt: null,
  broken: null,
  wasSent: true,
  ...more,
});
const context = { sent: new Set(["json_schema", "safety_identifier"] as const), aborted: "timeout" as const, now: NOW };

test.each([
  [reply(429), "rate_limited"],
  [reply(429, { code: "insufficient_quota" }), "quota_exhausted"],
  [reply(429, { type: "insufficient_quota" }), "quota_exhausted"],
  [reply(403, { code: "credit_balance_exhausted" }), "quota_exhausted"],
  [reply(402), "quota_exhausted"],
  [reply(401), "not_authorised"],
  [reply(403, { message: "Not for this project." }), "forbidden"],
  [reply(403), "bad_request"],
  [reply(403, {}, { body: Buffer.from("<h1>Blocked by a firewall</h1>") }), "bad_request"],
  [reply(404), "model_unavailable"],
  [reply(408), "upstream_error"],
  [reply(409), "upstream_error"],
  [reply(500), "upstream_error"],
  [reply(529), "upstream_error"],
  [reply(413), "payload_too_large"],
  [reply(400, { code: "context_length_exceeded" }), "input_too_large"],
  [reply(400, { code: "unsupported_parameter", param: "safety_identifier" }), "unsupported_part"],
  [reply(422, { message: "Extra inputs are not permitted: safety_identifier" }), "unsupported_part"],
  [reply(400, { param: "reasoning_effort", code: "unsupported_value" }), "bad_request"],
  [reply(400), "bad_request"],
  [reply(302), "bad_response"],
  [reply(200), "bad_response"],
  [reply(200, {}, { broken: "reset" }), "reset_in_answer"],
  [reply(200, {}, { broken: "too_large" }), "too_large_response"],
  [reply(200, {}, { broken: "aborted" }), "timeout"],
  [reply(0, {}, { status: null, body: null, broken: "reset" }), "reset_before_answer"],
  [reply(0, {}, { status: null, body: null, broken: "connect" }), "unreachable"],
])("%# is told for what it is", (given, kind) => {
  expect(classify(given, context).kind).toBe(kind);
});
