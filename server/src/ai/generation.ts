import type { Receipt } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Validated } from "../core/validated.ts";
import type { AiRun } from "./ai-requests.ts";
import type { Asked } from "./attempt.ts";
import { ruleOf } from "./classify.ts";
import type { CostTracker, EarlierCall } from "./cost-tracker.ts";
import { aiFailure, interrupted, ModelAway } from "./failures.ts";
import { failureOf, type Finding, issuesOf, judgeStored, type Order } from "./finding.ts";
import { scoreInput } from "./guard/score.ts";
import type { GuardedAsk } from "./guarded-ask.ts";
import { createProgress, type Progress } from "./progress.ts";
import { reasonOfRefusal } from "./refusal-reason.ts";
import { render } from "./prompt-builder.ts";
import type { RetryBudget } from "./retry-budget.ts";
import type { RetryHandler, Verdict } from "./retry-handler.ts";
import type { LanguageCheck } from "./rules/language.ts";
import { textsIn } from "./rules/texts.ts";
import { createTally, type Tally } from "./tally.ts";
import type { OptionalPart } from "./wire/model-request.ts";

export type Generated<T> = { value: Validated<T>; receipt: Receipt };

type Needs = {
  ask: GuardedAsk;
  costs: CostTracker;
  retry: RetryHandler;
  budget: RetryBudget;
  clock: Clock;
  demo: boolean;
  /** Asked where the server does not have the model of an order. */
  fallbackModel: string | null;
  /** Whether answers are asked for as streams. */
  stream: boolean;
  /** Nobody can guess the next one. */
  nonce(): string;
  loadLanguage(): Promise<LanguageCheck>;
};

type Accepted<T> = { model: string; check: Extract<NonNullable<Finding<T>["check"]>, { ok: true }> };

export const MAX_TRIES = 3;

/** After a call that a crash cut off there is at most one more, whatever came of it. */
function triesLeft(earlier: readonly EarlierCall[]): number {
  const lost = earlier.findIndex(({ outcome }) => outcome === "started" || outcome === "lost");
  return Math.max(lost === -1 ? MAX_TRIES - earlier.length : lost + 2 - earlier.length, 0);
}

/** The stages of a job as the owner sees them: each is told once, and none after a later one. */
function createStages({ onStage }: AiRun) {
  const order = ["reading_profile", "thinking", "checking"] as const;
  let reached = -1;
  return async (stage: (typeof order)[number]): Promise<void> => {
    const index = order.indexOf(stage);
    if (index <= reached) return;
    reached = index;
    await onStage(stage);
  };
}

/** Looks at the attempts of this job from before a crash. A paid answer that passes is used without a call. */
async function resume<Answer, T>(
  order: Order<Answer, T>,
  {
    earlier,
    language,
    tally,
    progress,
  }: { earlier: EarlierCall[]; language: LanguageCheck; tally: Tally; progress: Progress },
): Promise<Accepted<T> | null> {
  for (const call of earlier) {
    tally.addEarlier(call);
    if (!call.rawAnswer) continue;
    const finding = judgeStored(call.rawAnswer, order, language);
    if (finding.check?.ok) return { model: call.model ?? call.modelRequested, check: finding.check };
    progress.note(finding);
  }
  return null;
}

export type Generation = ReturnType<typeof createGeneration>;

/** The way of every generation: answers from before a crash first, then calls until one passes all checks. */
export function createGeneration(needs: Needs) {
  const { ask, costs, retry, budget, clock, demo, fallbackModel } = needs;
  /** Parts of a request that a model turned out not to know; learnt once per process. */
  const unknownParts = new Map<string, ReadonlySet<OptionalPart>>();
  const unknownTo = (model: string): ReadonlySet<OptionalPart> => unknownParts.get(model) ?? new Set();

  /** The attempts of a job from before a crash. One that is still open is written off, unless it was answered at that very moment. */
  async function endedBefore(jobId: string): Promise<EarlierCall[]> {
    const calls = await costs.earlier(jobId);
    const open = calls.filter(({ outcome }) => outcome === "started");
    for (const call of open) await costs.writeOff(call);
    return open.length === 0 ? calls : costs.earlier(jobId);
  }

  /** Whether another call would help after a failure, and what it waits for. */
  function afterFailure(finding: Finding<unknown>, model: string, progress: Progress, tally: Tally): Verdict<never> {
    const { classified } = finding;
    const kind = failureOf(finding) ?? "invalid_output";
    const waitMs = classified.kind === "answer" ? null : classified.waitMs;
    const declined = classified.kind === "refused" ? reasonOfRefusal(classified.completion?.refusal ?? null) : null;
    const because = aiFailure(kind, { ...tally.facts(issuesOf(finding), waitMs), declined });
    if (!progress.note(finding)) return { kind: "stop", because };
    if (classified.kind !== "answer" && classified.part) {
      unknownParts.set(model, new Set([...unknownTo(model), classified.part]));
    }
    return { kind: "again", because, wait: ruleOf(kind).reaction === "retry" ? waitMs || "backoff" : "none" };
  }

  return async function generate<Answer, T>(given: Order<Answer, T>, run: AiRun): Promise<Generated<T>> {
    const order = demo ? patiently(given) : given;
    const { draft, limits } = order;
    const startedAt = clock.now();
    const tally = createTally();
    const canBeShorter = draft.optional.some((section) => textsIn(draft.data[section]).length > 0);
    const progress = createProgress({ model: order.model, fallbackModel, canBeShorter });
    const reach = createStages(run);
    let secondBest: Accepted<T> | undefined;
    let lastReason: Error | undefined;

    const finish = ({ model, check }: Accepted<T>): Generated<T> => {
      const notices = [...check.notices, ...check.open.map(({ message }) => message)];
      const repairs = [...(progress.wasAskedAgain() ? ["asked_again"] : []), ...check.repairs];
      const { id: promptId, version: promptVersion } = draft.prompt;
      const { checked, factsUsed } = check;
      const durationMs = clock.now() - startedAt;
      const answer = { model, demo, repairs, notices, durationMs, promptId, promptVersion, checked, factsUsed };
      return { value: check.value, receipt: tally.receipt(answer) };
    };

    const judgeAsked = (
      { finding, model }: Asked<T>,
      asked: string,
      mayTryAgain: () => boolean,
    ): Verdict<Accepted<T>> => {
      if (!finding.check?.ok) return afterFailure(finding, asked, progress, tally);
      const accepted = { model, check: finding.check };
      const couldBeBetter = issuesOf(finding).length > 0 && !progress.wasAskedAgain() && mayTryAgain();
      if (!couldBeBetter) return { kind: "done", value: accepted };
      secondBest = accepted;
      progress.note(finding);
      return { kind: "again", because: aiFailure("invalid_output", tally.facts(issuesOf(finding))), wait: "none" };
    };

    await reach("reading_profile");
    const language = await needs.loadLanguage();
    const earlier = await endedBefore(run.jobId);
    const stored = await resume(order, { earlier, language, tally, progress });
    if (stored) return finish(stored);
    const maxTries = triesLeft(earlier);
    if (maxTries === 0) throw interrupted(tally.facts());
    const guardFlags = scoreInput(order.ownTexts).flags;
    const isStreaming = () => needs.stream && progress.streams() && !unknownTo(progress.model()).has("stream");
    budget.call(order.model);

    const attempt = async (signal: AbortSignal, mayTryAgain: () => boolean): Promise<Verdict<Accepted<T>>> => {
      if (run.signal.aborted) return { kind: "stop", because: aiFailure("cancelled", tally.facts()) };
      await reach("thinking");
      const model = progress.model();
      const nonce = needs.nonce();
      const asked = await ask(order, {
        run,
        model,
        nonce,
        language,
        signal,
        guardFlags,
        attempt: tally.nextAttempt(),
        prompt: render(draft, nonce, progress.changes()),
        outputFactor: progress.outputFactor(),
        effort: progress.effort(),
        stream: isStreaming(),
        without: unknownTo(model),
      });
      if ("waitMs" in asked) {
        const because = aiFailure(asked.kind, tally.facts([], asked.waitMs));
        const isUntouched = asked.kind === "unavailable" && tally.nextAttempt() === 1;
        return { kind: "stop", because: isUntouched ? new ModelAway(asked.waitMs, because) : because };
      }
      tally.addCall(asked.usage, asked.costNanoUsd);
      if (asked.hasAnswer) await reach("checking");
      return judgeAsked(asked, model, mayTryAgain);
    };

    try {
      const accepted = await retry.run(
        {
          deadlineMs: limits.deadlineMs,
          // A stream is watched for silence, so one that flows may take all the time there is.
          perTryMs: () => (isStreaming() ? limits.deadlineMs : limits.perTryMs),
          maxTries,
          signal: run.signal,
          mayRepeat: () => budget.takeRetry(progress.model()),
        },
        async ({ signal, mayTryAgain }) => {
          const verdict = await attempt(signal, mayTryAgain);
          if (verdict.kind === "again") lastReason = verdict.because;
          return verdict;
        },
      );
      return finish(accepted);
    } catch (error) {
      // Whatever the end of a stopped job looked like, the owner stopped it.
      if (run.signal.aborted) throw aiFailure("cancelled", tally.facts());
      if (secondBest && error instanceof AppError) return finish(secondBest);
      // Twice the room for a cut-off answer costs more than the budget holds: then it is the cut that the owner is told of.
      if (lastReason && progress.outputFactor() > 1 && isOverBudget(error)) throw lastReason;
      throw waitFor(error, tally);
    }
  };
}

/** How much longer the built-in demo model may take: it shares the machine with everything else, costs nothing, and nobody else answers. */
const DEMO_PATIENCE = 4;
/** The queue gives a run up after 120 s; what came of it must be saved before. */
const LONGEST_RUN_MS = 100_000;

const longer = (ms: number): number => Math.min(ms * DEMO_PATIENCE, LONGEST_RUN_MS);

const patiently = <Answer, T>({ limits, ...order }: Order<Answer, T>): Order<Answer, T> => ({
  ...order,
  limits: { ...limits, deadlineMs: longer(limits.deadlineMs), perTryMs: longer(limits.perTryMs) },
});

/** The owner has better things to do than to wait so long. */
const LONGEST_BUSY_S = 300;

/** A busy server that named a wait is waited for, while a call is left for afterwards and nothing was paid so far. */
function waitFor(error: unknown, tally: Tally): unknown {
  if (!(error instanceof AppError) || error.code !== "ai_rate_limited") return error;
  const { retryAfter } = error.facts;
  const { costNanoUsd, isCostKnown } = tally.facts();
  const isUnpaid = costNanoUsd === 0 && isCostKnown;
  if (retryAfter === undefined || retryAfter > LONGEST_BUSY_S || tally.nextAttempt() > MAX_TRIES || !isUnpaid)
    return error;
  return new ModelAway(retryAfter * 1000, error);
}

const isOverBudget = (error: unknown): boolean => error instanceof AppError && error.code === "ai_budget_exceeded";
