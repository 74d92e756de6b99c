import type { ErrorCode } from "@handbill/contracts";
import { z } from "zod";
import { OPTIONAL_PARTS, type OptionalPart, type WireReply } from "./ai-client.ts";
import { type Completion, readCompletion } from "./completion.ts";

type Rule = {
  code: ErrorCode;
  /** How often one generation may answer this with another call. */
  retries: number;
  /** Whether the provider charges: by the usage in the answer, perhaps (so it is estimated), or not. */
  billed: "usage" | "perhaps" | "no";
};

/** Everything that can come of a call besides an answer, and the reaction to it. */
export const FAILURES = {
  unreachable: { code: "ai_unreachable", retries: 2, billed: "no" },
  reset_before_answer: { code: "ai_unreachable", retries: 2, billed: "no" },
  reset_in_answer: { code: "ai_unreachable", retries: 1, billed: "perhaps" },
  timeout: { code: "ai_timeout", retries: 2, billed: "perhaps" },
  cancelled: { code: "job_cancelled", retries: 0, billed: "perhaps" },
  rate_limited: { code: "ai_rate_limited", retries: 2, billed: "no" },
  quota_exhausted: { code: "ai_quota_exhausted", retries: 0, billed: "no" },
  upstream_error: { code: "ai_upstream_error", retries: 2, billed: "no" },
  input_too_large: { code: "ai_input_too_large", retries: 1, billed: "no" },
  unsupported_part: { code: "ai_config", retries: 2, billed: "no" },
  bad_request: { code: "ai_config", retries: 0, billed: "no" },
  not_authorised: { code: "ai_config", retries: 0, billed: "no" },
  model_unavailable: { code: "ai_model_unavailable", retries: 0, billed: "no" },
  bad_response: { code: "ai_bad_response", retries: 1, billed: "perhaps" },
  too_large_response: { code: "ai_bad_response", retries: 0, billed: "perhaps" },
  truncated: { code: "ai_truncated", retries: 1, billed: "usage" },
  refused: { code: "ai_refused", retries: 0, billed: "usage" },
  content_filtered: { code: "ai_content_filtered", retries: 0, billed: "usage" },
  empty: { code: "ai_empty", retries: 1, billed: "usage" },
  invalid_output: { code: "ai_invalid_output", retries: 1, billed: "usage" },
  output_blocked: { code: "ai_output_blocked", retries: 0, billed: "usage" },
} as const satisfies Record<string, Rule>;
export type FailureKind = keyof typeof FAILURES;

export type Classified =
  | { kind: "answer"; completion: Completion }
  | {
      kind: FailureKind;
      completion: Completion | null;
      /** The wait that the server asks for. */
      waitMs: number | null;
      /** The part of the request that the server does not know. */
      part: OptionalPart | null;
    };

const failure = (kind: FailureKind, more: Partial<Extract<Classified, { part: unknown }>> = {}): Classified => ({
  completion: null,
  waitMs: null,
  part: null,
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

function readError(body: Uint8Array | null): { code: string; type: string; param: string; message: string } {
  const nothing = { code: "", type: "", param: "", message: "" };
  try {
    const { error } = ErrorBody.parse(JSON.parse(new TextDecoder().decode(body ?? new Uint8Array())));
    return { code: error.code ?? "", type: error.type ?? "", param: error.param ?? "", message: error.message ?? "" };
  } catch {
    return nothing;
  }
}

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

/** The wait the server asks for, in whichever of its headers; a negative or unreadable one counts as none. */
export function requestedWaitMs(headers: Headers, now: number): number | null {
  const milliseconds = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers.get("retry-after");
  if (after !== null && /^\d+(?:\.\d+)?$/.test(after.trim())) return Number(after) * 1000;
  const date = after === null || /^[\s\d.+-]*$/.test(after) ? Number.NaN : Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(date - now, 0);
  const resets = ["requests", "tokens"].map((what) => spanMs(headers.get(`x-ratelimit-reset-${what}`)));
  const longest = Math.max(...resets.map((reset) => reset ?? -1));
  return longest >= 0 ? longest : null;
}

/** Which part a server complains about. One that knows no `json_schema` usually names `response_format`. */
function unsupportedPart({ code, param, message }: ReturnType<typeof readError>, sent: ReadonlySet<OptionalPart>) {
  const complaint = `${param} ${message}`;
  if (sent.has("json_object") && complaint.includes("response_format")) return "json_object";
  if (sent.has("json_schema") && /response_format|json_schema/.test(complaint)) return "json_schema";
  const named = OPTIONAL_PARTS.find((part) => sent.has(part) && complaint.includes(part));
  return named && (param !== "" || /unsupported|unknown|unrecogni|extra/i.test(`${code} ${message}`)) ? named : null;
}

function classifyStatus(reply: WireReply, sent: ReadonlySet<OptionalPart>, now: number): Classified {
  const status = reply.status ?? 0;
  const error = readError(reply.body);
  const waitMs = requestedWaitMs(reply.headers, now);
  if (QUOTA.has(error.code) || error.type === "insufficient_quota" || status === 402) return failure("quota_exhausted");
  if (status === 429) return failure("rate_limited", { waitMs });
  if (status === 401 || status === 403) return failure("not_authorised");
  if (status === 413 || error.code === "context_length_exceeded") return failure("input_too_large");
  if (status === 404) return failure("model_unavailable");
  if (status >= 500 || status === 408 || status === 409) return failure("upstream_error", { waitMs });
  if (status === 400 || status === 422) {
    const part = unsupportedPart(error, sent);
    if (part) return failure("unsupported_part", { part });
    return failure(error.code === "content_policy_violation" ? "content_filtered" : "bad_request");
  }
  return failure("bad_response");
}

function classifyCompletion(completion: Completion): Classified {
  if (completion.finishReason === "content_filter") return failure("content_filtered", { completion });
  if (completion.refusal) return failure("refused", { completion });
  if (completion.finishReason === "length") return failure("truncated", { completion });
  if (completion.text.trim() === "") return failure("empty", { completion });
  return { kind: "answer", completion };
}

/** What the body of a 200 is, also when it comes from the ledger. */
export function classifyBody(body: Uint8Array): Classified {
  const completion = readCompletion(body);
  return completion ? classifyCompletion(completion) : failure("bad_response");
}

const BROKEN = {
  connect: "unreachable",
  too_large: "too_large_response",
} as const;

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
