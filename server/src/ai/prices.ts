import { createHash } from "node:crypto";
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

/** What a token costs in pico-US-dollars (10^-12), an exact integer for every price a provider names. */
export type Rates = { input: number; cacheRead: number; cacheWrite: number; output: number };

export type Prices = {
  version: string;
  /** What a model's tokens cost in a request with so many input tokens, or null when its price is unknown. */
  rates(model: string, inputTokens: number): Rates | null;
};

/** US dollars per million tokens, as providers publish them; set by the operator for models that the table does not know. */
export const OwnPrices = z.record(
  z.string(),
  z.strictObject({
    input: z.number().nonnegative(),
    output: z.number().nonnegative(),
    cacheRead: z.number().nonnegative().optional(),
    cacheWrite: z.number().nonnegative().optional(),
  }),
);
export type OwnPrices = z.infer<typeof OwnPrices>;

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

/**
 * Cost of one call in nano-US-dollars, rounded up. Prices are integers and so is every step: a float would lose cents over a year.
 * Cached and cache-write tokens are part of the input; reasoning is part of the output and never added.
 */
export function costOf({ input, cacheRead, cacheWrite, output }: Rates, usage: TokenUsage): bigint {
  const uncached = usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens;
  const pico =
    BigInt(uncached) * BigInt(input) +
    BigInt(usage.cachedInputTokens) * BigInt(cacheRead) +
    BigInt(usage.cacheWriteTokens) * BigInt(cacheWrite) +
    BigInt(usage.outputTokens) * BigInt(output);
  return ceilDivide(pico, 1000n);
}

/** Where a provider names no price of its own for cached tokens they count as any others: over-, never underestimated. */
function ratesOf(row: ModelRow, inputTokens: number): Rates {
  const { input, cacheRead, cacheWrite, output } = row.long && inputTokens > row.long.above ? row.long : row;
  return { input, cacheRead: cacheRead ?? input, cacheWrite: cacheWrite ?? input, output };
}

/** A rate of at most six decimals becomes an exact integer. */
const toPico = (dollarsPerMillion: number): number => Math.round(dollarsPerMillion * 1e6);

function ownRates({ input, output, cacheRead, cacheWrite }: OwnPrices[string]): Rates {
  return {
    input: toPico(input),
    output: toPico(output),
    cacheRead: toPico(cacheRead ?? input),
    cacheWrite: toPico(cacheWrite ?? input),
  };
}

/** Whether an address is that of a provider, and not of somebody whose name only begins like it. */
const isAt = (baseUrl: string, address: string): boolean =>
  new RegExp(`^(?:${address})(?:$|[/:?#])`).test(baseUrl.toLowerCase());

const FREE: Prices = { version: "demo", rates: () => ({ input: 0, cacheRead: 0, cacheWrite: 0, output: 0 }) };

/**
 * What the models behind an address cost: by the operator's own prices first, then by the price table. A server that neither
 * knows has unknown prices: models named like those of OpenAI behind an unknown address are not assumed to cost the same.
 */
export function readPrices({ baseUrl, demo, own = {} }: { baseUrl: string; demo: boolean; own?: OwnPrices }): Prices {
  if (demo) return FREE;
  const text = readFileSync(new URL("prices.json", import.meta.url), "utf8");
  const table = PriceTable.parse(JSON.parse(text));
  const provider = table.providers.find(({ address }) => isAt(baseUrl, address));
  const ownHash = createHash("sha256").update(JSON.stringify(own)).digest("hex").slice(0, 8);
  return {
    version: `${table.version} (${table.checkedOn})${Object.keys(own).length > 0 ? `, own ${ownHash}` : ""}`,
    rates(model, inputTokens) {
      const set = Object.hasOwn(own, model) ? own[model] : undefined;
      if (set) return ownRates(set);
      const row = provider?.models.find(({ match }) => matches(match, model.toLowerCase()));
      return row ? ratesOf(row, inputTokens) : null;
    },
  };
}
