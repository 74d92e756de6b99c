import type { Clock } from "../core/clock.ts";
import { type Classified, ruleOf } from "./classify.ts";
import type { Completion } from "./completion.ts";
import { type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";
import type { WireReply } from "./wire/exchange.ts";

/** The time for one word grows with the square of its length, and a hostile text is one word: so it is counted in slices. */
const SLICE = 256;

/** Marks such as `<|endoftext|>` are text like any other here; by default the tokenizer throws at them. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** Tokens of a text by the tokenizer of current models, at most `most`; loaded when first needed because its tables are large. */
async function countTokens(text: string, most = Number.POSITIVE_INFINITY): Promise<number> {
  const { countTokens: count } = await import("gpt-tokenizer/encoding/o200k_base");
  let tokens = 0;
  for (let start = 0; start < text.length && tokens < most; start += SLICE) {
    tokens += count(text.slice(start, start + SLICE), AS_TEXT);
  }
  return Math.min(tokens, most);
}

export type Sent = { prompt: string; inputBytes: number; maxOutputTokens: number };

/** No more than was reserved: a provider that keeps to the request cannot charge for more. */
const estimate = async ({ prompt, maxOutputTokens }: Sent, answer: string): Promise<MeasuredUsage> => ({
  ...NO_USAGE,
  inputTokens: await countTokens(prompt),
  outputTokens: await countTokens(answer, maxOutputTokens),
  source: "estimated",
});

export type Measured = { usage: MeasuredUsage; flags: string[] };

/** No tokenizer makes more tokens of a text than it has bytes, and providers wrap a message in a few. */
const WRAPPING_TOKENS = 64;

/** Counts that no call with these bytes can have: nothing for something, or more tokens than there are bytes to make them of. */
function isImpossible(
  { inputTokens, outputTokens }: MeasuredUsage,
  { inputBytes, maxOutputTokens }: Sent,
  answer: string,
): boolean {
  if (inputTokens === 0 || (outputTokens === 0 && answer !== "")) return true;
  const isMoreThanSaid = outputTokens > maxOutputTokens && outputTokens > Buffer.byteLength(answer) + WRAPPING_TOKENS;
  return inputTokens > inputBytes + WRAPPING_TOKENS || isMoreThanSaid;
}

type Answered = { completion: Completion | null; answer: string };

/** The provider's own count of an answer where it can be true, else what is counted here. */
export async function usageOfAnswer({ completion, answer }: Answered, sent: Sent): Promise<Measured> {
  const given = completion?.usage.source === "provider" ? completion.usage : null;
  const isGivenImpossible = given !== null && isImpossible(given, sent, answer);
  const flags = completion?.isUsageImpossible || isGivenImpossible ? ["usage_impossible"] : [];
  if (!given || isGivenImpossible) return { usage: await estimate(sent, answer), flags };
  return { usage: given, flags: given.outputTokens > sent.maxOutputTokens ? [...flags, "usage_over_cap"] : flags };
}

/**
 * What an attempt used. The provider's own count where there is one that can be true. Where the provider charges or may have charged
 * without saying how much, the tokens sent and those that arrived are counted here and marked as an estimate.
 */
export async function usageOf(
  classified: Classified,
  { partialText, wasSent }: Pick<WireReply, "partialText" | "wasSent">,
  sent: Sent,
): Promise<Measured> {
  const { completion } = classified;
  const answer = completion?.text ?? partialText;
  const isFree = classified.kind !== "answer" && ruleOf(classified.kind).billed === "no";
  if (!wasSent || (isFree && !completion)) return { usage: NO_USAGE, flags: [] };
  return usageOfAnswer({ completion, answer }, sent);
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
