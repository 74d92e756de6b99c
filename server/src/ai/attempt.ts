import type { Clock } from "../core/clock.ts";
import { failpoint } from "../core/failpoints.ts";
import { newId } from "../core/ids.ts";
import type { AiClient } from "./ai-client.ts";
import type { AiRun } from "./ai-requests.ts";
import { classify, ruleOf } from "./classify.ts";
import { readCompletion } from "./completion.ts";
import { type CallResult, type CostTracker, type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";
import { type Measured, type Sent, usageOf, usageOfAnswer } from "./estimate-usage.ts";
import { failureOf, type Finding, issuesOf, judge, type Order } from "./finding.ts";
import { createLeakCheck } from "./guard/output.ts";
import { schemaTextOf } from "./json/schema-text.ts";
import { createPartialTexts } from "./partial-text.ts";
import type { RenderedPrompt } from "./prompt-builder.ts";
import type { LanguageCheck } from "./rules/language.ts";
import type { WireReply } from "./wire/exchange.ts";
import { type Api, isStreamed, type ModelRequest, type OptionalPart, sentParts } from "./wire/model-request.ts";

type Needs = {
  client: AiClient;
  costs: CostTracker;
  clock: Clock;
  api: Api;
  identify(userId: string): string;
};

/** What one attempt needs besides its order. */
export type Asking = {
  run: AiRun;
  attempt: number;
  model: string;
  prompt: RenderedPrompt;
  nonce: string;
  outputFactor: number;
  effort: ModelRequest["effort"];
  stream: boolean;
  without: ReadonlySet<OptionalPart>;
  language: LanguageCheck;
  /** What looked unusual in the owner's texts. */
  guardFlags: string[];
  /** Ends this attempt. */
  signal: AbortSignal;
};

export type Asked<T> = {
  finding: Finding<T>;
  /** The model that answered; the one that was asked where none did. */
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

type Timing = { sentAt: number; endedAt: number };

/** What is recorded of a reply, whatever it was. */
function recorded(reply: WireReply | null, { sentAt, endedAt }: Timing) {
  return {
    httpStatus: reply?.status ?? null,
    providerRequestId: reply?.requestId ?? null,
    latencyMs: endedAt - sentAt,
    firstByteMs: reply?.firstByteAt ? reply.firstByteAt - sentAt : null,
    rawAnswer: reply?.status === 200 ? reply.body : null,
  };
}

/** How an attempt is recorded, with the raw answer whatever became of it. */
function resultOf(
  reply: WireReply,
  finding: Finding<unknown>,
  { usage, flags, timing }: Measured & { timing: Timing },
): CallResult {
  const kind = failureOf(finding);
  const { completion } = finding.classified;
  return {
    ...recorded(reply, timing),
    outcome: outcomeOf(finding),
    errorCode: kind && ruleOf(kind).code,
    finishReason: completion?.finishReason ?? null,
    model: completion?.model ?? null,
    usage,
    guardFlags: [...new Set([...flags, ...(finding.check?.flags ?? []), ...(kind === "output_blocked" ? [kind] : [])])],
    repairs: finding.check?.ok ? finding.check.repairs : [],
    issues: issuesOf(finding),
  };
}

const UNMEASURED: Measured = { usage: NO_USAGE, flags: [] };

/** For an attempt that one of our own faults broke: it is closed all the same, with whatever had arrived and was paid. */
async function brokenResult(
  reply: WireReply | null,
  { timing, guardFlags, sent }: { timing: Timing; guardFlags: string[]; sent: Sent },
): Promise<CallResult> {
  const result = recorded(reply, timing);
  const completion = result.rawAnswer && readCompletion(result.rawAnswer);
  // The counting may be the very thing that is broken; the row has to be closed then too.
  const { usage, flags } = completion
    ? await usageOfAnswer({ completion, answer: completion.text }, sent).catch(() => UNMEASURED)
    : UNMEASURED;
  return {
    ...result,
    outcome: "failed",
    errorCode: "internal",
    finishReason: completion?.finishReason ?? null,
    model: completion?.model ?? null,
    usage,
    guardFlags: [...guardFlags, ...flags],
    repairs: [],
    issues: [],
  };
}

/** All that is needed to send the same request once more, or to check its answer again. */
const promptTextOf = ({ system, user, maxOutputTokens, effort, without }: ModelRequest, nonce: string): string =>
  JSON.stringify({ system, user, nonce, maxOutputTokens, effort, without: [...without] });

export type Attempt = ReturnType<typeof createAttempt>;

/** One attempt from reservation to settlement: exactly one ledger row, opened before a byte leaves and settled once. */
export function createAttempt({ client, costs, clock, api, identify }: Needs) {
  const open = (
    order: Order<unknown, unknown>,
    { run, attempt, prompt, nonce, guardFlags, signal }: Asking,
    request: ModelRequest,
    inputBytes: number,
  ) => {
    const { jobId, businessId, userId, campaignId, contentId } = run;
    const { purpose, prompt: template } = order.draft;
    return costs.open(
      {
        id: newId(),
        jobId,
        businessId,
        userId,
        campaignId,
        contentId,
        purpose,
        attempt,
        run: run.run,
        modelRequested: request.model,
        promptId: template.id,
        promptVersion: template.version,
        promptSha256: prompt.sha256,
        schemaName: request.schemaName,
        schemaSha256: schemaTextOf(order.draft.shape.schema).sha256,
        api: request.api,
        streamed: isStreamed(request),
        guardFlags,
        promptText: promptTextOf(request, nonce),
      },
      { inputBytes, outputTokens: request.maxOutputTokens },
      signal,
    );
  };

  return async function ask<Answer, T>(order: Order<Answer, T>, asking: Asking): Promise<Asked<T>> {
    const { draft, limits } = order;
    const { run, prompt, model, effort, stream, without, nonce, language, guardFlags, signal } = asking;
    const { system, user } = prompt;
    const { name: schemaName, schema } = draft.shape;
    const maxOutputTokens = limits.maxOutputTokens * asking.outputFactor;
    const safetyIdentifier = identify(run.userId);
    const request = {
      api,
      model,
      system,
      user,
      schemaName,
      schema,
      maxOutputTokens,
      effort,
      stream,
      safetyIdentifier,
      without,
    };
    const inputBytes = Buffer.byteLength(system) + Buffer.byteLength(user) + schemaTextOf(schema).bytes;
    const sent = { prompt: system + user, inputBytes, maxOutputTokens };
    const call = await open(order, asking, request, inputBytes);
    const leaks = createLeakCheck(draft.prompt.system, nonce);
    const texts = createPartialTexts({ clock, leaks, show: run.onText });
    const sentAt = clock.now();
    let reply: WireReply | null = null;
    try {
      const onText = draft.purpose === "content" ? texts.grow : () => undefined;
      await failpoint("call_opened");
      reply = await client.send(request, { signal, firstMs: limits.perTryMs, onText });
      const timing = { sentAt, endedAt: clock.now() };
      const aborted = run.signal.aborted ? "cancelled" : "timeout";
      const classified = classify(reply, { sent: sentParts(request), aborted, now: clock.now() });
      const finding = judge(classified, order, { leaks, language });
      const { usage, flags } = await usageOf(classified, reply, sent);
      if (!finding.check?.ok) texts.takeBack();
      const result = resultOf(reply, finding, { usage, flags: [...guardFlags, ...flags], timing });
      await failpoint("call_answered");
      const costNanoUsd = await call.settle(result);
      await failpoint("call_settled");
      return { finding, usage, costNanoUsd, model: result.model ?? model, hasAnswer: result.rawAnswer !== null };
    } catch (error) {
      const timing = { sentAt, endedAt: clock.now() };
      await call.settle(await brokenResult(reply, { timing, guardFlags, sent }));
      throw error;
    }
  };
}
