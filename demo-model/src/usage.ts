import { digestOf } from "./seed.ts";
import { countTokens } from "./tokens.ts";
import type { Dictionary } from "./unknown-values.ts";

/** Tokens of one answer. Cached and written ones are part of the input, thought ones part of the output. */
export type Usage = { input: number; cached: number; cacheWrite: number; output: number; reasoning: number };

/** Beginnings are compared in pieces of so many characters. */
const PIECE = 64;
/** Nothing beyond this is compared: it costs a hash for every piece. */
const LONGEST = 64 * 2048;
const REMEMBERED = 50_000;
const SHORTEST_CACHED = 1024;
const STEP = 128;

/** Remembers how prompts began: a beginning of 1,024 tokens and more that was there before is read from the cache. */
export function createPromptCache() {
  const seen = new Set<string>();
  return {
    /** Tokens of the longest beginning that this reader sent before, in steps of 128. Remembers the prompt. */
    read(reader: string, prompt: string): number {
      if (seen.size > REMEMBERED) seen.clear();
      let digest = reader;
      let known = 0;
      for (let end = PIECE; end <= Math.min(prompt.length, LONGEST); end += PIECE) {
        digest = digestOf(24, digest, prompt.slice(end - PIECE, end));
        if (seen.has(digest)) known = end;
        else seen.add(digest);
      }
      const tokens = Math.min(countTokens(prompt.slice(0, known)), countTokens(prompt) - 1);
      return tokens < SHORTEST_CACHED ? 0 : Math.floor(tokens / STEP) * STEP;
    },
    forget: (): void => seen.clear(),
  };
}

export const chatUsage = ({ input, cached, cacheWrite, output, reasoning }: Usage): Dictionary => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
  prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0, cache_write_tokens: cacheWrite },
  completion_tokens_details: {
    reasoning_tokens: reasoning,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

export const responsesUsage = ({ input, cached, cacheWrite, output, reasoning }: Usage): Dictionary => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: cached, cache_write_tokens: cacheWrite },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: reasoning },
  total_tokens: input + output,
});
