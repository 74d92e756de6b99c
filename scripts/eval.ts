import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startDemoModel } from "@handbill/demo-model";
import { type AiNeeds, createAi } from "../server/src/ai/ai.ts";
import { connectionOf } from "../server/src/ai/connection.ts";
import { readPrices } from "../server/src/ai/prices.ts";
import { loadLanguageCheck } from "../server/src/ai/rules/language.ts";
import { systemClock } from "../server/src/core/clock.ts";
import { readProcessConfig } from "../server/src/core/config.ts";
import { StartRefusal } from "../server/src/core/start-refusal.ts";
import { type EvalBrief, readBriefs } from "../server/src/eval/brief.ts";
import { compareTable } from "../server/src/eval/compare.ts";
import { type AskModel, createAskModel } from "../server/src/eval/judge/ask-model.ts";
import { judgeReport, judgeTable } from "../server/src/eval/judge/judge-report.ts";
import { createMemoryLedger } from "../server/src/eval/ledger.ts";
import { type BriefReport, evaluate, type OpenAi, type Report } from "../server/src/eval/report.ts";
import { percent, whole } from "../server/src/eval/tables.ts";

/*
 * npm run eval -- [--brief name]... [--fixtures] [--model name] [--limit N] [--contents N] [--runs N] [--at-once N] [--json file] [--compare file] [--judge]
 * Plans and writes campaigns with the configured model and scores them. See docs/eval.md.
 */

const root = resolve(import.meta.dirname, "..");

class UsageError extends Error {
  override readonly name = "UsageError";
}

const HOW_TO =
  "npm run eval -- [--brief name]... [--fixtures] [--model name] [--limit N] [--contents N] [--runs N] [--at-once N] [--json file] [--compare file] [--judge]";

function parsed() {
  try {
    return parseArgs({
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
        judge: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw new UsageError(HOW_TO, { cause });
  }
}

function readArguments() {
  const { values } = parsed();
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

type Link = Pick<AiNeeds, "connection" | "prices"> & { close(): Promise<void> };

/** The model of the settings, or the built-in one where no key and no address is given. */
async function connect(model: string | undefined): Promise<Link> {
  const { ai } = readProcessConfig(root);
  const named = model === undefined ? ai : { ...ai, strategyModel: model, contentModel: model };
  const demo = ai.apiKey === null && ai.baseUrl === null ? await startDemoModel({ delayScale: 0 }) : null;
  const connection = connectionOf(named, demo?.url ?? null);
  const prices = readPrices({ ...connection, own: ai.prices });
  return { connection, prices, close: async () => demo?.close() };
}

const identify = (id: string): string => id;

const openerOf =
  (needs: Pick<AiNeeds, "connection" | "prices">): OpenAi =>
  () => {
    const { ledger, calls } = createMemoryLedger();
    return { ai: createAi({ ...needs, ledger, clock: systemClock, random: Math.random, identify }), calls };
  };

function judgeOf({ baseUrl, apiKey, strategyModel, demo }: AiNeeds["connection"]): AskModel {
  if (demo) throw new UsageError("--judge needs a model with opinions; the built-in demo model has none.");
  return createAskModel({ baseUrl, apiKey, model: strategyModel });
}

const tell = ({ name, total, contents: { accepted, wanted }, spent }: BriefReport): void =>
  console.log(`${name}: ${percent(total)}, ${accepted} of ${wanted} fit, ${spent.seconds.toFixed(1)} s`);

async function readReport(file: string): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new UsageError(`${file} is not a report that --json has written.`, { cause });
  }
}

async function main(): Promise<void> {
  const options = readArguments();
  const before = options.compare === undefined ? null : await readReport(options.compare);
  const briefs = await chooseBriefs(options.brief, options.fixtures, options.limit);
  const { connection, prices, close } = await connect(options.model);
  try {
    const { runs, contents, atOnce } = options;
    const needs = {
      open: openerOf({ connection, ...(prices && { prices }) }),
      tools: { language: await loadLanguageCheck() },
      now: () => performance.now(),
      made: new Date().toISOString(),
    };
    const report = await evaluate(briefs, { runs, contents, atOnce, onBrief: tell }, needs);
    console.log(`\n${whole(report)}`);
    if (before) console.log(`\n${compareTable(before, report)}`);
    if (options.judge)
      console.log(`\n${judgeTable(await judgeReport(judgeOf(connection), briefs, { report, before }))}`);
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
