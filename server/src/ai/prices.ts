import { readFileSync } from "node:fs";
import { z } from "zod";

/** Pico-US-dollars (10^-12) per token; null where the provider has no such price of its own. */
const rates = { input: z.int(), cacheRead: z.int().nullable(), cacheWrite: z.int().nullable(), output: z.int() };

type Match = {
  equals?: string | undefined;
  starts_with?: string | undefined;
  ends_with?: string | undefined;
  contains?: string | undefined;
  regex?: string | undefined;
  or?: Match[] | undefined;
  and?: Match[] | undefined;
};
const Match: z.ZodType<Match> = z.lazy(() =>
  z.strictObject({
    equals: z.string().optional(),
    starts_with: z.string().optional(),
    ends_with: z.string().optional(),
    contains: z.string().optional(),
    regex: z.string().optional(),
    or: z.array(Match).optional(),
    and: z.array(Match).optional(),
  }),
);

const ModelRow = z.object({
  id: z.string(),
  match: Match,
  ...rates,
  /** Rates for all tokens of a request whose input is longer than `above` tokens. */
  long: z.object({ above: z.int(), ...rates }).optional(),
});
type ModelRow = z.infer<typeof ModelRow>;

const PriceTable = z.object({
  version: z.string(),
  checkedOn: z.string(),
  providers: z.array(z.object({ id: z.string(), address: z.string(), models: z.array(ModelRow) })),
});

/** Tokens of one call. Cached and cache-write tokens are part of the input, reasoning is part of the output. */
export type TokenUsage = {
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  reasoningTokens: number;
};

export type Prices = {
  version: string;
  /** Cost in nano-US-dollars, rounded up, or null when the model's price is unknown. */
  cost(model: string, usage: TokenUsage): bigint | null;
};

function matches(match: Match, model: string): boolean {
  if (match.or) return match.or.some((one) => matches(one, model));
  if (match.and) return match.and.every((one) => matches(one, model));
  if (match.equals !== undefined) return model === match.equals;
  if (match.starts_with !== undefined) return model.startsWith(match.starts_with);
  if (match.ends_with !== undefined) return model.endsWith(match.ends_with);
  if (match.contains !== undefined) return model.includes(match.contains);
  return match.regex !== undefined && new RegExp(match.regex).test(model);
}

const ceilDivide = (value: bigint, divisor: bigint): bigint => (value + divisor - 1n) / divisor;

/** Prices are integers and so is every step: a float would lose cents over a year. */
function costOf(row: ModelRow, usage: TokenUsage): bigint {
  const { input, cacheRead, cacheWrite, output } = row.long && usage.inputTokens > row.long.above ? row.long : row;
  const uncached = usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens;
  const pico =
    BigInt(uncached) * BigInt(input) +
    BigInt(usage.cachedInputTokens) * BigInt(cacheRead ?? input) +
    BigInt(usage.cacheWriteTokens) * BigInt(cacheWrite ?? input) +
    BigInt(usage.outputTokens) * BigInt(output);
  return ceilDivide(pico, 1000n);
}

const FREE: Prices = { version: "demo", cost: () => 0n };

/**
 * What the models behind an address cost. A server that the table does not know has unknown prices, except that models named
 * like those of OpenAI behind an unknown address are not assumed to cost the same.
 */
export function readPrices({ baseUrl, demo }: { baseUrl: string; demo: boolean }): Prices {
  if (demo) return FREE;
  const text = readFileSync(new URL("prices.json", import.meta.url), "utf8");
  const table = PriceTable.parse(JSON.parse(text));
  const provider = table.providers.find(({ address }) => new RegExp(address).test(baseUrl));
  return {
    version: `${table.version} (${table.checkedOn})`,
    cost(model, usage) {
      const row = provider?.models.find(({ match }) => matches(match, model.toLowerCase()));
      return row ? costOf(row, usage) : null;
    },
  };
}
