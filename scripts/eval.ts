import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startDemoModel } from "@handbill/demo-model";
import { type AiNeeds, createAi, DEFAULT_MODELS } from "../server/src/ai/ai.ts";
import { loadLanguageCheck } from "../server/src/ai/rules/language.ts";
import { systemClock } from "../server/src/core/clock.ts";
import { readProcessConfig } from "../server/src/core/config.ts";
import { StartRefusal } from "../server/src/core/start-refusal.ts";
import { type EvalBrief, readBriefs } from "../server/src/eval/brief.ts";
import { compareTable } from "../server/src/eval/compare.ts";
import { createMemoryLedger } from "../server/src/eval/ledger.ts";
import { type BriefReport, evaluate, type OpenAi, type Report } from "../server/src/eval/report.ts";
import { percent, whole } from "../server/src/eval/tables.ts";

/*
 * npm run eval -- [--brief name]... [--fixtures] [--model name] [--limit N] [--contents N] [--runs N] [--at-once N] [--json file] [--compare file]
 * Plans and writes campaigns with the configured model and scores them. See docs/eval.md.
 */

const root = resolve(import.meta.dirname, "..");

class UsageError extends Error {
  override readonly name = "UsageError";
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      brief: { type: "string", multiple: true, default: [] },
      fixtures: { type: "boolean", default: false },
      model: { type: "string" },
      limit: { type: "string", default: "1000" },
      contents: { type: "string", default: "60" },
      runs: { type: "string", default: "1" },
      "at-once": { type: "string", default: "2" },
      json: { type: "string" },
      compare: { type: "string" },
    },
  });
  const wholeNumber = (name: "limit" | "contents" | "runs" | "at-once"): number => {
    if (!/^[1-9]\d{0,3}$/.test(values[name])) throw new UsageError(`--${name} must be a whole number from 1 to 9999.`);
    return Number(values[name]);
  };
  return {
    ...values,
    limit: wholeNumber("limit"),
    contents: wholeNumber("contents"),
    runs: wholeNumber("runs"),
    atOnce: wholeNumber("at-once"),
  };
}

async function chooseBriefs(names: readonly string[], withFixtures: boolean, limit: number): Promise<EvalBrief[]> {
  const briefs = await readBriefs(join(root, "fixtures", "briefs"));
  const trapped = withFixtures || names.length > 0 ? await readBriefs(join(root, "fixtures", "eval", "briefs")) : [];
  const all = [...briefs, ...trapped];
  const unknown = names.filter((name) => !all.some((brief) => brief.name === name));
  if (unknown.length > 0) throw new UsageError(`There is no brief ${unknown.join(", ")}.`);
  return (names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all).slice(0, limit);
}

type Connection = AiNeeds["connection"];

/** The model of the settings, or the built-in one where no key and no address is given. */
async function connect(model: string | undefined): Promise<{ connection: Connection; close(): Promise<void> }> {
  const { ai } = readProcessConfig(root);
  if (ai.apiKey === null && ai.baseUrl === null) {
    const { url, close } = await startDemoModel({ delayScale: 0 });
    const name = model ?? "handbill-demo";
    return { connection: { baseUrl: url, apiKey: "demo", strategyModel: name, contentModel: name, demo: true }, close };
  }
  const connection = {
    baseUrl: ai.baseUrl ?? "https://api.openai.com/v1",
    apiKey: ai.apiKey ?? "none",
    strategyModel: model ?? ai.strategyModel ?? DEFAULT_MODELS.strategyModel,
    contentModel: model ?? ai.contentModel ?? DEFAULT_MODELS.contentModel,
    demo: false,
  };
  return { connection, close: async () => undefined };
}

const openerOf =
  (connection: Connection): OpenAi =>
  () => {
    const { ledger, calls } = createMemoryLedger();
    return {
      ai: createAi({ connection, ledger, clock: systemClock, random: Math.random, identify: (id) => id }),
      calls,
    };
  };

const tell = ({ name, total, contents: { accepted, wanted }, spent }: BriefReport): void =>
  console.log(`${name}: ${percent(total)}, ${accepted} of ${wanted} fit, ${spent.seconds.toFixed(1)} s`);

async function main(): Promise<void> {
  const options = readArguments();
  const before: Report | null = options.compare ? JSON.parse(await readFile(options.compare, "utf8")) : null;
  const briefs = await chooseBriefs(options.brief, options.fixtures, options.limit);
  const { connection, close } = await connect(options.model);
  try {
    const { runs, contents, atOnce } = options;
    const needs = {
      open: openerOf(connection),
      tools: { language: await loadLanguageCheck() },
      now: () => performance.now(),
      made: new Date().toISOString(),
    };
    const report = await evaluate(briefs, { runs, contents, atOnce, onBrief: tell }, needs);
    console.log(`\n${whole(report)}`);
    if (before) console.log(`\n${compareTable(before, report)}`);
    if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError || error instanceof StartRefusal ? error.message : error);
  process.exitCode = 1;
}
