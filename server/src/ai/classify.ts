import type { ErrorCode } from "@handbill/contracts";
import { z } from "zod";
import { type Completion, readCompletion, readJson } from "./completion.ts";
import type { Broken, WireReply } from "./wire/exchange.ts";
import { OPTIONAL_PARTS, type OptionalPart } from "./wire/model-request.ts";

type Rule = {
  code: ErrorCode;
  /**
   * `retry`: the same request after a wait. `retry_changed`: another request at once, changed by what was learnt. `ask_again`: at
   * once, and the model is told what was wrong. `fail`: this is final.
   */
  reaction: "retry" | "retry_changed" | "ask_again" | "fail";
  /** How often one generation may answer this with another call. */
  retries: number;
  /** Whether the provider charges: by the usage in the answer, perhaps (so it is estimated), or not. */
  billed: "usage" | "perhaps" | "no";
  /** The server itself is unwell: enough of these in a row, and it is left alone for a moment. */
  strains?: true;
  /** Another call would end the same way for a while: for every model of the account, or for this model. */
  latches?: "account" | "model";
  /** Somebody should look at it. */
  alerts?: true;
};

/** Everything that can come of a call besides an answer, and the reaction to it. */
export const FAILURES = {
  unreachable: { code: "ai_unreachable", reaction: "retry", retries: 2, billed: "no", strains: true },
  reset_before_answer: { code: "ai_unreachable", reaction: "retry", retries: 2, billed: "no", strains: true },
  reset_in_answer: { code: "ai_unreachable", reaction: "retry", retries: 1, billed: "perhaps", strains: true },
  timeout: { code: "ai_timeout", reaction: "retry", retries: 2, billed: "perhaps", strains: true },
  stalled: { code: "ai_timeout", reaction: "retry_changed", retries: 1, billed: "perhaps", strains: true },
  cancelled: { code: "job_cancelled", reaction: "fail", retries: 0, billed: "perhaps" },
  rate_limited: { code: "ai_rate_limited", reaction: "retry", retries: 2, billed: "no" },
  quota_exhausted: {
    code: "ai_quota_exhausted",
    reaction: "fail",
    retries: 0,
    billed: "no",
    latches: "account",
    alerts: true,
  },
  upstream_error: { code: "ai_upstream_error", reaction: "retry", retries: 2, billed: "no", strains: true },
  input_too_large: { code: "ai_input_too_large", reaction: "retry_changed", retries: 1, billed: "no" },
  payload_too_large: { code: "ai_input_too_large", reaction: "fail", retries: 0, billed: "no" },
  unsupported_part: { code: "ai_config", reaction: "retry_changed", retries: 2, billed: "no" },
  bad_request: { code: "ai_config", reaction: "fail", retries: 0, billed: "no", alerts: true },
  not_authorised: {
    code: "ai_config",
    reaction: "fail",
    retries: 0,
    billed: "no",
    latches: "account",
    alerts: true,
  },
  forbidden: { code: "ai_config", reaction: "fail", retries: 0, billed: "no", latches: "model", alerts: true },
  model_unavailable: {
    code: "ai_model_unavailable",
    reaction: "retry_changed",
    retries: 1,
    billed: "no",
    alerts: true,
  },
  bad_response: { code: "ai_bad_response", reaction: "retry", retries: 1, billed: "perhaps" },
  too_large_response: { code: "ai_bad_response", reaction: "fail", retries: 0, billed: "perhaps" },
  truncated: { code: "ai_truncated", reaction: "retry_changed", retries: 1, billed: "usage" },
  truncated_thinking: { code: "ai_truncated", reaction: "retry_changed", retries: 1, billed: "usage" },
  refused: { code: "ai_refused", reaction: "fail", retries: 0, billed: "usage" },
  content_filtered: { code: "ai_content_filtered", reaction: "fail", retries: 0, billed: "usage" },
  empty: { code: "ai_empty", reaction: "retry", retries: 1, billed: "usage" },
  invalid_output: { code: "ai_invalid_output", reaction: "ask_again", retries: 1, billed: "usage" },
  output_blocked: { code: "ai_output_blocked", reaction: "fail", retries: 0, billed: "usage", alerts: true },
  /** Nothing was sent: the server failed too often just now. */
  unavailable: { code: "ai_unavailable", reaction: "fail", retries: 0, billed: "no" },
} as const satisfies Record<string, Rule>;
export type FailureKind = keyof typeof FAILURES;

export const ruleOf = (kind: FailureKind): Rule => FAILURES[kind];

export type Classified =
  | { kind: "answer"; completion: Completion }
  | {
      kind: FailureKind;
      completion: Completion | null;
      /** The wait that the server asks for. */
      waitMs: number | null;
      /** The part of the request that the server does not know. */
      part: OptionalPart | null;
      /** The server says that another try is useless. */
      isFinal: boolean;
    };

const failure = (kind: FailureKind, more: Partial<Extract<Classified, { part: unknown }>> = {}): Classified => ({
  completion: null,
  waitMs: null,
  part: null,
  isFinal: false,
  ...more,
  kind,
});

const QUOTA = new Set([
  "insufficient_quota",
  "credit_balance_exhausted",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "organization_usage_limit_exceeded",
]);

const text = z.string().nullish().catch(null);
const ErrorBody = z.object({ error: z.object({ code: text, type: text, param: text, message: text }) });

type ApiError = { code: string; type: string; param: string; message: string };

function readError(body: Uint8Array | null): ApiError {
  const { data } = ErrorBody.safeParse(body && readJson(body));
  const { code, type, param, message } = data?.error ?? {};
  return { code: code ?? "", type: type ?? "", param: param ?? "", message: message ?? "" };
}

const isQuota = ({ code, type }: ApiError): boolean => QUOTA.has(code) || type === "insufficient_quota";

const UNITS = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

/** A span as rate-limit headers write it: `120ms`, `1s`, `6m0s`. */
function spanMs(span: string | null): number | null {
  const parts = [...(span ?? "").matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.length === 0) return null;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS.get(unit ?? "") ?? 0), 0);
}

/** The wait that the server names for a new try; a negative or unreadable one counts as none. */
function retryAfterMs(headers: Headers, now: number): number | null {
  const milliseconds = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers.get("retry-after");
  if (after !== null && /^\d+(?:\.\d+)?$/.test(after.trim())) return Number(after) * 1000;
  const date = after === null || /^[\s\d.+-]*$/.test(after) ? Number.NaN : Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(date - now, 0);
}

/** The wait of one that takes no more requests: what it names, or else when its limits are reset. */
export function requestedWaitMs(headers: Headers, now: number): number | null {
  const named = retryAfterMs(headers, now);
  if (named !== null) return named;
  const resets = ["requests", "tokens"].map((what) => spanMs(headers.get(`x-ratelimit-reset-${what}`)));
  const longest = Math.max(...resets.map((reset) => reset ?? -1));
  return longest >= 0 ? longest : null;
}

/** By which names servers complain about a part, besides its own. */
const OTHER_NAMES: Partial<Record<OptionalPart, RegExp>> = {
  json_object: /response_format|text\.format|json_object/,
  json_schema: /response_format|text\.format|json_schema/,
  reasoning_effort: /reasoning[_.]effort|\breasoning\b/,
};

/** Which part a server complains about. One that knows no `json_schema` usually names `response_format`. */
function unsupportedPart({ code, param, message }: ApiError, sent: ReadonlySet<OptionalPart>): OptionalPart | null {
  const complaint = `${param} ${message}`;
  const names = (part: OptionalPart): boolean =>
    OTHER_NAMES[part]?.test(complaint) ?? new RegExp(`(?<!\\w)${part}(?!\\w)`).test(complaint);
  if (sent.has("json_object") && names("json_object")) return "json_object";
  if (sent.has("json_schema") && names("json_schema")) return "json_schema";
  const named = OPTIONAL_PARTS.find((part) => sent.has(part) && names(part));
  return named && (param !== "" || /unsupported|unknown|unrecogni|extra/i.test(`${code} ${message}`)) ? named : null;
}

function classifyStatus(reply: WireReply, sent: ReadonlySet<OptionalPart>, now: number): Classified {
  const status = reply.status ?? 0;
  const error = readError(reply.body);
  const isFinal = reply.headers.get("x-should-retry") === "false";
  if (isQuota(error) || status === 402) return failure("quota_exhausted");
  if (status === 429) return failure("rate_limited", { waitMs: requestedWaitMs(reply.headers, now), isFinal });
  if (status === 401) return failure("not_authorised");
  // A firewall on the way may refuse one text with a page of its own: that says nothing of the account, and nobody else is to pay for it.
  if (status === 403) return failure(`${error.code}${error.type}${error.message}` === "" ? "bad_request" : "forbidden");
  if (status === 413) return failure("payload_too_large");
  if (error.code === "context_length_exceeded") return failure("input_too_large", { isFinal });
  if (status === 404) return failure("model_unavailable");
  if (status >= 500 || status === 408 || status === 409) {
    return failure("upstream_error", { waitMs: retryAfterMs(reply.headers, now), isFinal });
  }
  if (status === 400 || status === 422) {
    const part = unsupportedPart(error, sent);
    if (part) return failure("unsupported_part", { part });
    return failure(error.code === "content_policy_violation" ? "content_filtered" : "bad_request");
  }
  return failure("bad_response", { isFinal });
}

function classifyCompletion(completion: Completion): Classified {
  const isSilent = completion.text.trim() === "";
  if (completion.finishReason === "content_filter") return failure("content_filtered", { completion });
  if (completion.refusal) return failure("refused", { completion });
  // All the room went into thinking, so more room alone would not help.
  if (completion.finishReason === "length")
    return failure(isSilent ? "truncated_thinking" : "truncated", { completion });
  // A call of a tool is nothing here: no tool was offered.
  if (isSilent) return failure("empty", { completion });
  return { kind: "answer", completion };
}

/** What the body of a 200 is, also when it comes from the ledger. */
export function classifyBody(body: Uint8Array): Classified {
  const completion = readCompletion(body);
  if (completion) return classifyCompletion(completion);
  return failure(isQuota(readError(body)) ? "quota_exhausted" : "bad_response");
}

const BROKEN = {
  connect: "unreachable",
  too_large: "too_large_response",
  late: "timeout",
  stalled: "stalled",
} as const satisfies Record<Exclude<Broken, "aborted" | "reset">, FailureKind>;

/** What a reply was. `sent` names the optional parts of the request, `aborted` says who ended it when somebody did. */
export function classify(
  reply: WireReply,
  { sent, aborted, now }: { sent: ReadonlySet<OptionalPart>; aborted: "timeout" | "cancelled"; now: number },
): Classified {
  if (reply.broken === "aborted") return failure(aborted);
  if (reply.broken === "reset") return failure(reply.status === null ? "reset_before_answer" : "reset_in_answer");
  if (reply.broken) return failure(BROKEN[reply.broken]);
  if (reply.status === 200 && reply.body) return classifyBody(reply.body);
  return classifyStatus(reply, sent, now);
}
