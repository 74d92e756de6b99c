import { dictionaryOf, type Dictionary } from "../unknown-values.ts";
import { errorBody, type ApiError } from "../wire.ts";
import type { Exchange, Fault, FaultRow } from "./fault.ts";

/** Answers with a status of failure, in the API's own words. */

type Details = Partial<Omit<ApiError, "message">> & { headers?: Record<string, string | null> };

const failing =
  (status: number, message: string, { headers, ...error }: Details = {}): Fault =>
  ({ sendJson }) =>
    sendJson(status, errorBody({ type: "invalid_request_error", param: null, code: null, message, ...error }), headers);

const broken = (status: number, message: string, headers?: Record<string, string>): Fault =>
  failing(status, message, { type: "server_error", ...(headers && { headers }) });

/** Nothing that says how long to wait. */
const SILENT = Object.fromEntries(
  ["limit", "remaining", "reset"].flatMap((what) => [
    [`x-ratelimit-${what}-requests`, null],
    [`x-ratelimit-${what}-tokens`, null],
  ]),
);

const busy = (headers: Record<string, string | null>, type = "requests"): Fault =>
  failing(429, `Rate limit reached for ${type} per minute.`, {
    type,
    code: "rate_limit_exceeded",
    headers: { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1s", ...headers },
  });

/** The HTTP date of the second after next: dates have whole seconds. */
const soon = (): string => new Date(Date.now() + 2000).toUTCString();

const BUSY: [name: string, what: string, run: Fault][] = [
  [
    "429",
    "too many requests, with `retry-after` in seconds (1, or the step's `retryAfter`)",
    (exchange, step) => busy({ "retry-after": step.retryAfter ?? "1" })(exchange, step),
  ],
  ["429-ms", "too many requests, with `retry-after-ms: 250`", busy({ "retry-after-ms": "250" })],
  [
    "429-date",
    "too many requests, with `retry-after` as an HTTP date two seconds ahead",
    (exchange, step) => busy({ "retry-after": soon() })(exchange, step),
  ],
  ["429-bare", "too many requests, without a word about when to come back", busy(SILENT)],
  ["429-120", "too many requests, with `retry-after: 120`", busy({ "retry-after": "120" })],
  ["429-negative", "too many requests, with `retry-after: -1`", busy({ "retry-after": "-1" })],
  ["429-nonsense", "too many requests, with `retry-after: abc`", busy({ "retry-after": "abc" })],
  [
    "429-reset",
    "too many requests; only `x-ratelimit-reset-requests: 1s` and `-tokens: 120ms` say when to come back",
    busy({ "x-ratelimit-reset-tokens": "120ms" }),
  ],
  [
    "429-tokens",
    "too many tokens, with `x-ratelimit-reset-tokens: 6m0s`",
    busy({ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s" }, "tokens"),
  ],
  ["429-no-retry", "too many requests, with `x-should-retry: false`", busy({ "x-should-retry": "false" })],
];

const QUOTA = "You exceeded your current quota, please check your plan and billing details.";
const QUOTA_CODES = [
  "credit_balance_exhausted",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "organization_usage_limit_exceeded",
] as const;

const SPENT: [name: string, what: string, run: Fault][] = [
  [
    "quota",
    "a 429 that no waiting mends: `insufficient_quota` as type and as code",
    failing(429, QUOTA, { type: "insufficient_quota", code: "insufficient_quota" }),
  ],
  [
    "quota-by-type",
    "a 429 with the type `insufficient_quota` and no code",
    failing(429, QUOTA, { type: "insufficient_quota" }),
  ],
  ...QUOTA_CODES.map((code): [string, string, Fault] => [
    code.replaceAll("_", "-"),
    `a 429 with the code \`${code}\``,
    failing(429, "A limit of your account has been reached.", { type: "billing_error", code }),
  ]),
];

const has = (name: string, body: Dictionary): boolean => (body[name] ?? null) !== null;
const formatOf = (body: Dictionary): unknown =>
  dictionaryOf(body["response_format"] ?? dictionaryOf(body["text"])["format"])["type"];
const onlyChat = (name: string): [string, (body: Dictionary) => boolean] => [name, (body) => has(name, body)];

/** Parameters some servers do not know: how to tell that a request has one, and what the other API calls it. */
const PARAMETERS: [name: string, isIn: (body: Dictionary) => boolean, inResponses?: string][] = [
  ...["temperature", "top_p", "max_tokens", "max_completion_tokens", "max_output_tokens", "seed", "stream", "user"].map(
    onlyChat,
  ),
  ...["stream_options", "safety_identifier", "prompt_cache_key", "service_tier", "store", "metadata"].map(onlyChat),
  ["reasoning_effort", (body) => has("reasoning_effort", body) || has("reasoning", body), "reasoning.effort"],
  ["response_format", (body) => formatOf(body) !== undefined, "text.format"],
  ["json_schema", (body) => formatOf(body) === "json_schema", "text.format"],
  ["json_object", (body) => formatOf(body) === "json_object", "text.format"],
];

const isFormat = (name: string): boolean => name.startsWith("json_");

function refuseParameter(exchange: Exchange, name: string, inResponses: string): Promise<void> | void {
  const inChat = isFormat(name) ? "response_format" : name;
  const param = exchange.request.api === "chat" ? inChat : inResponses;
  const message = isFormat(name)
    ? `Invalid parameter: '${param}' of type '${name}' is not supported with this model.`
    : `Unsupported parameter: '${param}' is not supported with this model.`;
  exchange.sendJson(
    400,
    errorBody({ message, type: "invalid_request_error", param, code: isFormat(name) ? null : "unsupported_parameter" }),
  );
}

const UNSUPPORTED: [name: string, what: string, run: Fault][] = PARAMETERS.map(([name, isIn, inResponses = name]) => [
  `unsupported-${name.replaceAll("_", "-")}`,
  `refuses a request that has \`${name}\`${isFormat(name) ? " as its format" : ""}, answers any other`,
  (exchange) =>
    isIn(exchange.request.body) ? refuseParameter(exchange, name, inResponses) : exchange.send(exchange.reply),
]);

const HTML = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>";

const OTHERS: [name: string, what: string, run: Fault][] = [
  [
    "400",
    "a request that is refused for a reason no list knows",
    failing(400, "Invalid value.", { code: "invalid_value" }),
  ],
  [
    "400-retry",
    "the same, with `x-should-retry: true`",
    failing(400, "Try again.", { headers: { "x-should-retry": "true" } }),
  ],
  [
    "context-length",
    "a prompt that is longer than the model can read",
    failing(400, "This model's maximum context length is 128000 tokens.", {
      param: "messages",
      code: "context_length_exceeded",
    }),
  ],
  [
    "invalid-schema",
    "a schema that the server does not take",
    failing(400, "Invalid schema for response_format 'content'.", { param: "response_format" }),
  ],
  ["401", "a key that is wrong", failing(401, "Incorrect API key provided.", { code: "invalid_api_key" })],
  [
    "403",
    "a key that may not use the model",
    failing(403, "You are not allowed to use this model.", { code: "forbidden" }),
  ],
  [
    "403-region",
    "a country that is not served",
    failing(403, "Country, region, or territory not supported.", {
      type: "request_forbidden",
      code: "unsupported_country_region_territory",
    }),
  ],
  [
    "404",
    "a model that does not exist",
    failing(404, "The model does not exist or you do not have access to it.", { code: "model_not_found" }),
  ],
  ["408", "a request that came too slowly", broken(408, "The request timed out.")],
  ["409", "a request that collided with another", broken(409, "The resource is locked. Try again.")],
  ["413", "a request that is too large", failing(413, "The request is too large.", { code: "request_too_large" })],
  ["500", "an error of the server", broken(500, "The server had an error while processing your request.")],
  [
    "500-no-retry",
    "the same, with `x-should-retry: false`",
    broken(500, "The server had an error.", { "x-should-retry": "false" }),
  ],
  [
    "502-html",
    "a 502 with a proxy's page of HTML",
    async ({ line }) => {
      line.head(502, { "content-type": "text/html", "content-length": String(HTML.length) });
      await line.write(HTML);
      line.end();
    },
  ],
  ["502", "a gateway that got nonsense", broken(502, "Bad gateway.")],
  ["503", "an engine that is overloaded", broken(503, "The engine is currently overloaded, please try again later.")],
  ["504", "a gateway that waited in vain", broken(504, "Gateway timeout.")],
  ["529", "a site that is overloaded", failing(529, "Overloaded.", { type: "overloaded_error", code: "overloaded" })],
  [
    "unsupported-value-temperature",
    "refuses any temperature but the usual one, answers where none is named",
    (exchange, step) =>
      has("temperature", exchange.request.body)
        ? failing(400, "Unsupported value: 'temperature' does not support this with this model.", {
            param: "temperature",
            code: "unsupported_value",
          })(exchange, step)
        : exchange.send(exchange.reply),
  ],
];

export const STATUS_FAULTS: readonly FaultRow[] = [...OTHERS, ...BUSY, ...SPENT, ...UNSUPPORTED].map(
  ([name, what, run]) => ({ name, what, run }),
);
