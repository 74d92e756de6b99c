import { createHash } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import { type AiClient, OPTIONAL_PARTS, type OptionalPart, type WireReply } from "./ai-client.ts";
import type { AiRun } from "./ai-requests.ts";
import { classify, FAILURES } from "./classify.ts";
import { readCompletion } from "./completion.ts";
import { type CallResult, type CostTracker, type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";
import { usageOf } from "./estimate-usage.ts";
import { failureOf, type Finding, issuesOf, judge, type Order } from "./finding.ts";
import type { RenderedPrompt } from "./prompt-builder.ts";
import type { LanguageCheck } from "./rules/language.ts";

type Needs = { client: AiClient; costs: CostTracker; clock: Clock; identify(userId: string): string };

/** What one attempt needs besides its order. */
export type Asking = {
  run: AiRun;
  attempt: number;
  prompt: RenderedPrompt;
  nonce: string;
  outputFactor: number;
  without: ReadonlySet<OptionalPart>;
  language: LanguageCheck;
  /** Ends this attempt. */
  signal: AbortSignal;
};

export type Asked<T> = {
  finding: Finding<T>;
  model: string;
  usage: MeasuredUsage;
  costNanoUsd: number;
  hasAnswer: boolean;
};

function outcomeOf(finding: Finding<unknown>): CallResult["outcome"] {
  if (finding.check?.ok) return finding.check.repairs.length > 0 ? "repaired" : "ok";
  if (finding.check) return "invalid";
  return finding.classified.kind === "cancelled" ? "cancelled" : "failed";
}

/** How an attempt is recorded, with the raw answer whatever became of it. */
function resultOf(reply: WireReply, finding: Finding<unknown>, usage: MeasuredUsage, latencyMs: number): CallResult {
  const kind = failureOf(finding);
  const { completion } = finding.classified;
  return {
    outcome: outcomeOf(finding),
    errorCode: kind && FAILURES[kind].code,
    httpStatus: reply.status,
    providerRequestId: reply.requestId,
    finishReason: completion?.finishReason ?? null,
    model: completion?.model ?? null,
    usage,
    latencyMs,
    firstByteMs: null,
    guardFlags: [],
    repairs: finding.check?.ok ? finding.check.repairs : [],
    issues: issuesOf(finding),
    rawAnswer: reply.status === 200 ? reply.body : null,
  };
}

/** For an attempt that one of our own faults broke: it is closed all the same, with whatever had arrived and was paid. */
function brokenResult(reply: WireReply | null, latencyMs: number): CallResult {
  const rawAnswer = reply?.status === 200 ? reply.body : null;
  const completion = rawAnswer && readCompletion(rawAnswer);
  return {
    outcome: "failed",
    errorCode: "internal",
    httpStatus: reply?.status ?? null,
    providerRequestId: reply?.requestId ?? null,
    finishReason: completion?.finishReason ?? null,
    model: completion?.model ?? null,
    usage: completion?.usage ?? NO_USAGE,
    latencyMs,
    firstByteMs: null,
    guardFlags: [],
    repairs: [],
    issues: [],
    rawAnswer,
  };
}

const sentParts = (without: ReadonlySet<OptionalPart>): Set<OptionalPart> =>
  new Set(
    OPTIONAL_PARTS.filter((part) => !without.has(part) && (part !== "json_object" || without.has("json_schema"))),
  );

/** One attempt from reservation to settlement: exactly one ledger row, opened before a byte leaves and settled once. */
export function createAttempt({ client, costs, clock, identify }: Needs) {
  return async function ask<Answer, T>(order: Order<Answer, T>, asking: Asking): Promise<Asked<T>> {
    const { draft, model } = order;
    const { run, prompt, without, nonce, language, signal } = asking;
    const maxOutputTokens = order.limits.maxOutputTokens * asking.outputFactor;
    const schema = draft.shape.schema;
    const { jobId, businessId, userId, campaignId, contentId } = run;
    const inputBytes = Buffer.byteLength(prompt.system + prompt.user + JSON.stringify(schema));
    const call = await costs.open(
      {
        id: newId(),
        jobId,
        businessId,
        userId,
        campaignId,
        contentId,
        purpose: draft.purpose,
        attempt: asking.attempt,
        modelRequested: model,
        promptId: draft.prompt.id,
        promptVersion: draft.prompt.version,
        promptSha256: prompt.sha256,
        schemaName: draft.shape.name,
        schemaSha256: createHash("sha256").update(JSON.stringify(schema)).digest("hex"),
        api: "chat",
        streamed: false,
        guardFlags: [],
        promptText: JSON.stringify([prompt.system, prompt.user]),
      },
      { inputBytes, outputTokens: maxOutputTokens },
      signal,
    );
    const sentAt = clock.now();
    let reply: WireReply | null = null;
    try {
      const { system, user } = prompt;
      const safetyIdentifier = identify(userId);
      const request = {
        model,
        system,
        user,
        schema,
        schemaName: draft.shape.name,
        maxOutputTokens,
        safetyIdentifier,
        without,
      };
      reply = await client.send(request, signal);
      const latencyMs = clock.now() - sentAt;
      const aborted = run.signal.aborted ? "cancelled" : "timeout";
      const classified = classify(reply, { sent: sentParts(without), aborted, now: clock.now() });
      const finding = judge(classified, order, { nonce, language });
      const usage = await usageOf(classified, system + user);
      const result = resultOf(reply, finding, usage, latencyMs);
      const costNanoUsd = await call.settle(result);
      return { finding, usage, costNanoUsd, model: result.model ?? model, hasAnswer: result.rawAnswer !== null };
    } catch (error) {
      await call.settle(brokenResult(reply, clock.now() - sentAt));
      throw error;
    }
  };
}
