// Writes server/src/ai/prices.json: the token prices of @pydantic/genai-prices as exact integers, in pico-US-dollars per token.
// Run it after updating that package: node scripts/export-prices.mjs
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { findProvider } from "@pydantic/genai-prices";

const PROVIDERS = [
  "openai",
  "anthropic",
  "azure",
  "cerebras",
  "deepseek",
  "fireworks",
  "google",
  "groq",
  "mistral",
  "openrouter",
  "together",
  "x-ai",
];

/** US dollars per million tokens -> pico-US-dollars per token, without floating point; a price finer than that is rounded up. */
export function picoPerToken(dollarsPerMillion) {
  const [whole, fraction = ""] = dollarsPerMillion.toFixed(9).split(".");
  return Number((BigInt(whole + fraction) + 999n) / 1000n);
}

const base = (price) => (typeof price === "object" ? price.base : price);

/** The prices in force today. Where they depend on the hour, the dearest. */
function pricesInForce(prices, now) {
  if (!Array.isArray(prices)) return [prices];
  const dated = prices.filter(
    ({ constraint }) =>
      constraint?.type !== "time_of_date" && Date.parse(constraint?.start_date ?? "1970-01-01") <= now,
  );
  const latest = dated.toSorted(
    (one, other) =>
      Date.parse(other.constraint?.start_date ?? "1970-01-01") - Date.parse(one.constraint?.start_date ?? "1970-01-01"),
  )[0];
  const hourly = prices.filter(({ constraint }) => constraint?.type === "time_of_date");
  return [latest, ...hourly].filter(Boolean).map((row) => row.prices);
}

const dearest = (rows, key, read) => {
  const known = rows.map((row) => read(row[key])).filter((price) => price !== undefined);
  return known.length === 0 ? null : picoPerToken(Math.max(...known));
};

const ratesOf = (rows, read) => ({
  input: dearest(rows, "input_mtok", read),
  cacheRead: dearest(rows, "cache_read_mtok", read),
  cacheWrite: dearest(rows, "cache_write_mtok", read),
  output: dearest(rows, "output_mtok", read),
});

const longest = (price) => (typeof price === "object" ? price.tiers.at(-1).price : price);

/** The rates of long requests, for models that have them: they hold for all tokens once the input is longer than `above`. */
function longRates(rows) {
  const tiers = rows
    .flatMap((row) => Object.values(row))
    .filter((price) => typeof price === "object")
    .flatMap((price) => price.tiers);
  if (tiers.length === 0) return null;
  const above = Math.min(...tiers.map(({ start }) => start));
  return { above, ...ratesOf(rows, longest) };
}

function modelRow({ id, match, prices }, now) {
  const rows = pricesInForce(prices, now);
  const rates = ratesOf(rows, base);
  if (rates.input === null || rates.output === null) return [];
  const long = longRates(rows);
  return [{ id, match, ...rates, ...(long && { long }) }];
}

export function exportPrices(checkedOn, version) {
  const now = Date.parse(checkedOn);
  return {
    version: `genai-prices ${version}`,
    checkedOn,
    providers: PROVIDERS.map((providerId) => findProvider({ providerId })).map((provider) => ({
      id: provider.id,
      address: provider.api_pattern,
      models: provider.models.flatMap((model) => modelRow(model, now)),
    })),
  };
}

if (process.argv[1] === import.meta.filename) {
  const entry = createRequire(import.meta.url).resolve("@pydantic/genai-prices");
  const { version } = JSON.parse(readFileSync(new URL("../package.json", `file://${entry}`), "utf8"));
  const table = exportPrices(new Date().toISOString().slice(0, 10), version);
  const providers = table.providers.map(
    ({ id, address, models }) =>
      `{"id":${JSON.stringify(id)},"address":${JSON.stringify(address)},"models":[\n${models.map((model) => JSON.stringify(model)).join(",\n")}\n]}`,
  );
  const { version: prices, checkedOn } = table;
  const text = `{"version":${JSON.stringify(prices)},"checkedOn":"${checkedOn}","providers":[\n${providers.join(",\n")}\n]}\n`;
  writeFileSync(new URL("../server/src/ai/prices.json", import.meta.url), text);
}
