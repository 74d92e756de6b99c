import type { Clock } from "../core/clock.ts";
import { type Classified, ruleOf } from "./classify.ts";
import { type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";
import type { WireReply } from "./wire/exchange.ts";

/** Tokens of a text by the tokenizer of current models; loaded when first needed because its tables are large. */
async function countTokens(text: string): Promise<number> {
  const { countTokens: count } = await import("gpt-tokenizer/encoding/o200k_base");
  return count(text);
}

const estimate = async (prompt: string, answer: string): Promise<MeasuredUsage> => ({
  ...NO_USAGE,
  inputTokens: await countTokens(prompt),
  outputTokens: await countTokens(answer),
  source: "estimated",
});

export type Measured = { usage: MeasuredUsage; flags: string[] };

/** No tokenizer makes more tokens of a text than it has bytes, and providers wrap a message in a few. */
const WRAPPING_TOKENS = 64;

/**
 * What an attempt used. The provider's own count where there is one that can be true. Where the provider charges or may have charged
 * without saying how much, the tokens sent and those that arrived are counted here and marked as an estimate.
 */
export async function usageOf(
  classified: Classified,
  reply: Pick<WireReply, "partialText" | "wasSent">,
  sent: { prompt: string; inputBytes: number; maxOutputTokens: number },
): Promise<Measured> {
  const { completion } = classified;
  const answer = completion?.text ?? reply.partialText;
  if (!reply.wasSent) return { usage: NO_USAGE, flags: [] };
  if (completion?.usage.source === "provider") {
    const { usage, isUsageImpossible } = completion;
    if (usage.inputTokens > sent.inputBytes + WRAPPING_TOKENS) {
      return { usage: await estimate(sent.prompt, answer), flags: ["usage_impossible"] };
    }
    const isOverCap = usage.outputTokens > sent.maxOutputTokens;
    return {
      usage,
      flags: [...(isUsageImpossible ? ["usage_impossible"] : []), ...(isOverCap ? ["usage_over_cap"] : [])],
    };
  }
  const isFree = classified.kind !== "answer" && ruleOf(classified.kind).billed === "no";
  if (isFree) return { usage: NO_USAGE, flags: [] };
  return {
    usage: await estimate(sent.prompt, answer),
    flags: completion?.isUsageImpossible ? ["usage_impossible"] : [],
  };
}

const WINDOW_MS = 3_600_000;
const LARGEST_SHARE = 0.01;
/** A single one says nothing about a share. */
const LEAST_ESTIMATES = 3;

export type Warn = (message: string, facts: Record<string, string | number>) => void;

/** Says so when a provider leaves out its usage more often than now and then: bills and ledger would drift apart. Once an hour. */
export function createUsageWatch({ clock, warn }: { clock: Clock; warn: Warn }) {
  const models = new Map<string, { since: number; calls: number; estimates: number; isSaid: boolean }>();
  return {
    note(model: string, source: MeasuredUsage["source"]): void {
      if (source === "none") return;
      const now = clock.now();
      const known = models.get(model);
      const counts =
        known && now - known.since < WINDOW_MS ? known : { since: now, calls: 0, estimates: 0, isSaid: false };
      models.set(model, counts);
      counts.calls += 1;
      if (source === "estimated") counts.estimates += 1;
      const isTooMany = counts.estimates >= LEAST_ESTIMATES && counts.estimates > counts.calls * LARGEST_SHARE;
      if (!isTooMany || counts.isSaid) return;
      counts.isSaid = true;
      warn("The AI provider often sends no usage; costs of this model are estimates", {
        model,
        calls: counts.calls,
        estimates: counts.estimates,
      });
    },
  };
}
export type UsageWatch = ReturnType<typeof createUsageWatch>;
