import { expect, test } from "vitest";
import { namesOf } from "../support/fault-rows.ts";
import { at, CONTENT, inMode, MODES, pathOf, sendFault } from "../support/modes.ts";
import { useModel } from "../support/model.ts";
import { sendRaw } from "../support/wire-client.ts";

/** "The status": answers with a status of failure, in the API's own words. */

const model = useModel();

type Failure = [name: string, status: number, type: string, code: string | null, headers?: Record<string, unknown>];

const INVALID = "invalid_request_error";
const BUSY = "rate_limit_exceeded";
const FAILURES: Failure[] = [
  ["400", 400, INVALID, "invalid_value"],
  ["400-retry", 400, INVALID, null, { "x-should-retry": "true" }],
  ["context-length", 400, INVALID, "context_length_exceeded"],
  ["invalid-schema", 400, INVALID, null],
  ["401", 401, INVALID, "invalid_api_key"],
  ["403", 403, INVALID, "forbidden"],
  ["403-region", 403, "request_forbidden", "unsupported_country_region_territory"],
  ["404", 404, INVALID, "model_not_found"],
  ["408", 408, "server_error", null],
  ["409", 409, "server_error", null],
  ["413", 413, INVALID, "request_too_large"],
  ["500", 500, "server_error", null],
  ["500-no-retry", 500, "server_error", null, { "x-should-retry": "false" }],
  ["502", 502, "server_error", null],
  ["503", 503, "server_error", null],
  ["504", 504, "server_error", null],
  ["529", 529, "overloaded_error", "overloaded"],
  ["429", 429, "requests", BUSY, { "retry-after": "1", "retry-after-ms": undefined }],
  ["429-ms", 429, "requests", BUSY, { "retry-after-ms": "250", "retry-after": undefined }],
  ["429-date", 429, "requests", BUSY, { "retry-after": expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} .* GMT$/) }],
  [
    "429-bare",
    429,
    "requests",
    BUSY,
    { "retry-after": undefined, "retry-after-ms": undefined, "x-ratelimit-reset-requests": undefined },
  ],
  ["429-120", 429, "requests", BUSY, { "retry-after": "120" }],
  ["429-negative", 429, "requests", BUSY, { "retry-after": "-1" }],
  ["429-nonsense", 429, "requests", BUSY, { "retry-after": "abc" }],
  [
    "429-reset",
    429,
    "requests",
    BUSY,
    { "retry-after": undefined, "x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "120ms" },
  ],
  ["429-tokens", 429, "tokens", BUSY, { "retry-after": undefined, "x-ratelimit-reset-tokens": "6m0s" }],
  ["429-no-retry", 429, "requests", BUSY, { "x-should-retry": "false" }],
  ["quota", 429, "insufficient_quota", "insufficient_quota"],
  ["quota-by-type", 429, "insufficient_quota", null],
  ["credit-balance-exhausted", 429, "billing_error", "credit_balance_exhausted"],
  ["organization-spend-limit-exceeded", 429, "billing_error", "organization_spend_limit_exceeded"],
  ["project-spend-limit-exceeded", 429, "billing_error", "project_spend_limit_exceeded"],
  ["organization-usage-limit-exceeded", 429, "billing_error", "organization_usage_limit_exceeded"],
];

test.each(FAILURES)("%s answers %i with %s and %s, however it was asked", async (...failure) => {
  const [name, status, type, code, headers = {}] = failure;
  for (const mode of MODES) {
    const seen = await sendFault(model.url(), mode, name, CONTENT);
    expect(seen.status).toBe(status);
    expect(JSON.parse(seen.body.toString())).toMatchObject({ error: { type, code, message: expect.any(String) } });
    for (const [header, value] of Object.entries(headers)) expect(seen.headers[header]).toEqual(value);
    expect(seen.headers["x-request-id"]).toMatch(/^req_/);
  }
});

test("502-html is a proxy's page", async () => {
  const seen = await sendFault(model.url(), { api: "chat", stream: true }, "502-html", CONTENT);
  expect(seen).toMatchObject({ status: 502, headers: { "content-type": "text/html" } });
  expect(seen.body.toString()).toContain("502 Bad Gateway");
});

const OBJECT = { response_format: { type: "json_object" } };
const INPUT = { text: { format: { type: "json_object" } } };
/** What a request must hold to be refused: in chat completions, and in responses where it has another name there. */
const UNSUPPORTED: [name: string, chat: object | null, param: string, responses?: object | null, theirs?: string][] = [
  ["unsupported-temperature", { temperature: 0.2 }, "temperature"],
  ["unsupported-top-p", { top_p: 0.5 }, "top_p"],
  ["unsupported-max-tokens", { max_tokens: 4000 }, "max_tokens", null],
  ["unsupported-max-completion-tokens", { max_completion_tokens: 4000 }, "max_completion_tokens", null],
  ["unsupported-max-output-tokens", null, "", { max_output_tokens: 4000 }, "max_output_tokens"],
  ["unsupported-seed", { seed: 7 }, "seed"],
  ["unsupported-stream", { stream: true }, "stream"],
  ["unsupported-user", { user: "someone" }, "user"],
  ["unsupported-stream-options", { stream: true, stream_options: {} }, "stream_options", null],
  ["unsupported-safety-identifier", { safety_identifier: "someone" }, "safety_identifier"],
  ["unsupported-prompt-cache-key", { prompt_cache_key: "one" }, "prompt_cache_key"],
  ["unsupported-service-tier", { service_tier: "default" }, "service_tier"],
  ["unsupported-store", { store: false }, "store"],
  ["unsupported-metadata", { metadata: { a: "b" } }, "metadata"],
  [
    "unsupported-reasoning-effort",
    { model: "gpt-5-mini", reasoning_effort: "low" },
    "reasoning_effort",
    { model: "gpt-5-mini", reasoning: { effort: "low" } },
    "reasoning.effort",
  ],
  ["unsupported-response-format", OBJECT, "response_format", INPUT, "text.format"],
  ["unsupported-json-schema", {}, "response_format", {}, "text.format"],
  ["unsupported-json-object", OBJECT, "response_format", INPUT, "text.format"],
  ["unsupported-value-temperature", { temperature: 0.2 }, "temperature"],
];

test.each(UNSUPPORTED)("%s refuses what it does not know, and names it", async (...row) => {
  const [name, chat, param, responses = chat, theirs = param] = row;
  const cases = [
    ["chat", chat, param],
    ["responses", responses, theirs],
  ] as const;
  for (const [api, more, blamed] of cases) {
    if (more === null) continue;
    const mode = { api, stream: false };
    const request = { ...inMode(mode, CONTENT), ...more };
    const seen = await sendRaw(model.url(), { path: pathOf(mode), body: request, headers: { "x-fake-script": name } });
    expect(seen.status).toBe(400);
    expect(at(JSON.parse(seen.body.toString()), "error")).toMatchObject({ type: INVALID, param: blamed });
  }
});

test.each(UNSUPPORTED)("%s answers a request without it", async (name) => {
  const mode = { api: "chat", stream: false } as const;
  const { response_format: _format, ...bare } = CONTENT;
  expect((await sendFault(model.url(), mode, name, bare)).status).toBe(200);
});

test("every status has its row", () => {
  const tested = [...FAILURES.map(([name]) => name), ...UNSUPPORTED.map(([name]) => name), "502-html"];
  expect(tested.toSorted()).toEqual(namesOf("The status").toSorted());
});
