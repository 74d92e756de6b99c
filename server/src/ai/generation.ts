import { randomBytes } from "node:crypto";
import type { Receipt } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Validated } from "../core/validated.ts";
import type { AiClient, OptionalPart } from "./ai-client.ts";
import type { AiRun } from "./ai-requests.ts";
import { type Asked, createAttempt } from "./attempt.ts";
import { FAILURES, type FailureKind } from "./classify.ts";
import type { CostTracker, EarlierCall } from "./cost-tracker.ts";
import { aiFailure, interrupted } from "./failures.ts";
import { failureOf, type Finding, issuesOf, judgeStored, type Order } from "./finding.ts";
import { createProgress, type Progress } from "./progress.ts";
import { render } from "./prompt-builder.ts";
import type { RetryHandler, Verdict } from "./retry-handler.ts";
import type { LanguageCheck } from "./rules/language.ts";
import type { Check } from "./schema-validator.ts";
import { createTally, type Tally } from "./tally.ts";

export type Generated<T> = { value: Validated<T>; receipt: Receipt };

type Needs = {
  client: AiClient;
  costs: CostTracker;
  retry: RetryHandler;
  clock: Clock;
  demo: boolean;
  identify(userId: string): string;
  loadLanguage(): Promise<LanguageCheck>;
};

type Accepted<T> = { model: string; check: Extract<Check<T>, { ok: true }> };

export const MAX_TRIES = 3;

/** After a call that a crash cut off there is at most one more, whatever came of it. */
function triesLeft(earlier: readonly EarlierCall[]): number {
  const lost = earlier.findIndex(({ outcome }) => outcome === "started" || outcome === "lost");
  return Math.max(lost === -1 ? MAX_TRIES - earlier.length : lost + 2 - earlier.length, 0);
}

/** A changed request needs no wait; for the rest the server's word counts before our own. */
function waitAfter(kind: FailureKind, waitMs: number | null): "none" | "backoff" | number {
  const isChanged = ["truncated", "invalid_output", "input_too_large", "unsupported_part", "timeout"].includes(kind);
  return isChanged ? "none" : waitMs || "backoff";
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

export type Generation = ReturnType<typeof createGeneration>;

/** The way of every generation: answers from before a crash first, then calls until one passes all checks. */
export function createGeneration({ client, costs, retry, clock, demo, identify, loadLanguage }: Needs) {
  const ask = createAttempt({ client, costs, clock, identify });
  /** Parts of a request that a model turned out not to know; learnt once per process. */
  const unknownParts = new Map<string, ReadonlySet<OptionalPart>>();

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
      if (call.outcome === "started") await costs.writeOff(call);
      if (!call.rawAnswer) continue;
      const finding = judgeStored(call.rawAnswer, order, language);
      if (finding.check?.ok) return { model: call.model ?? call.modelRequested, check: finding.check };
      progress.note(finding);
    }
    return null;
  }

  /** Whether another call would help after a failure, and what it waits for. */
  function afterFailure<Answer, T>(
    order: Order<Answer, T>,
    finding: Finding<T>,
    progress: Progress,
    tally: Tally,
  ): Verdict<never> {
    const { classified } = finding;
    const kind = failureOf(finding) ?? "invalid_output";
    const waitMs = classified.kind === "answer" ? null : classified.waitMs;
    const because = aiFailure(kind, tally.facts(issuesOf(finding), waitMs));
    const isHopeless = progress.note(finding) > FAILURES[kind].retries;
    const canBeShorter = order.draft.optional.some((section) => section in order.draft.data);
    if (isHopeless || (kind === "input_too_large" && !canBeShorter)) return { kind: "stop", because };
    if (classified.kind !== "answer" && classified.part) {
      unknownParts.set(order.model, new Set([...(unknownParts.get(order.model) ?? []), classified.part]));
    }
    return { kind: "again", because, wait: waitAfter(kind, waitMs) };
  }

  return async function generate<Answer, T>(order: Order<Answer, T>, run: AiRun): Promise<Generated<T>> {
    const startedAt = clock.now();
    const tally = createTally();
    const progress = createProgress();
    const reach = createStages(run);
    let secondBest: Accepted<T> | undefined;

    const finish = ({ model, check }: Accepted<T>): Generated<T> => {
      const notices = [...check.notices, ...check.open.map(({ message }) => message)];
      const repairs = [...(progress.wasAskedAgain() ? ["asked_again"] : []), ...check.repairs];
      const durationMs = clock.now() - startedAt;
      return { value: check.value, receipt: tally.receipt({ model, demo, repairs, notices, durationMs }) };
    };

    const judgeAsked = ({ finding, model }: Asked<T>, mayTryAgain: () => boolean): Verdict<Accepted<T>> => {
      if (!finding.check?.ok) return afterFailure(order, finding, progress, tally);
      const accepted = { model, check: finding.check };
      const couldBeBetter = finding.check.open.length > 0 && !progress.wasAskedAgain() && mayTryAgain();
      if (!couldBeBetter) return { kind: "done", value: accepted };
      secondBest = accepted;
      progress.note(finding);
      return { kind: "again", because: aiFailure("invalid_output", tally.facts(finding.check.open)), wait: "none" };
    };

    await reach("reading_profile");
    const language = await loadLanguage();
    const earlier = await costs.earlier(run.jobId);
    const stored = await resume(order, { earlier, language, tally, progress });
    if (stored) return finish(stored);
    const maxTries = triesLeft(earlier);
    if (maxTries === 0) throw interrupted(tally.facts());

    try {
      const accepted = await retry.run(
        { ...order.limits, maxTries, signal: run.signal },
        async ({ signal, mayTryAgain }) => {
          if (run.signal.aborted) return { kind: "stop", because: aiFailure("cancelled", tally.facts()) };
          await reach("thinking");
          const nonce = randomBytes(16).toString("hex");
          const asked = await ask(order, {
            run,
            nonce,
            language,
            signal,
            attempt: tally.nextAttempt(),
            prompt: render(order.draft, nonce, progress.changes()),
            outputFactor: progress.outputFactor(),
            without: unknownParts.get(order.model) ?? new Set(),
          });
          tally.addCall(asked.usage, asked.costNanoUsd);
          if (asked.hasAnswer) await reach("checking");
          return judgeAsked(asked, mayTryAgain);
        },
      );
      return finish(accepted);
    } catch (error) {
      if (run.signal.aborted && !(error instanceof AppError)) throw aiFailure("cancelled", tally.facts());
      if (secondBest && error instanceof AppError && !run.signal.aborted) return finish(secondBest);
      throw error;
    }
  };
}
