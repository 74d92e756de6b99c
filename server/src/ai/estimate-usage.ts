import type { Classified } from "./classify.ts";
import { FAILURES } from "./classify.ts";
import { type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";

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

/**
 * What an attempt used. The provider's own count where there is one. Where the provider charges or may have charged without saying
 * how much, the tokens sent and those that arrived are counted here and marked as an estimate.
 */
export async function usageOf(classified: Classified, prompt: string): Promise<MeasuredUsage> {
  const { completion } = classified;
  if (completion && completion.usage.source === "provider") return completion.usage;
  const isFree = classified.kind !== "answer" && FAILURES[classified.kind].billed === "no";
  return isFree ? NO_USAGE : estimate(prompt, completion?.text ?? "");
}
