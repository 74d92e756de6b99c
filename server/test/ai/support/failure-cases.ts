import { setTimeout as pause } from "node:timers/promises";
import type { Claim, Receipt } from "@handbill/contracts";
import { type DemoModel, startDemoModel } from "@handbill/demo-model";
import { createAi } from "../../../src/ai/ai.ts";
import type { ContentRequest } from "../../../src/ai/ai-requests.ts";
import { costOf, readPrices } from "../../../src/ai/prices.ts";
import { AppError } from "../../../src/core/errors.ts";
import { createTestClock } from "./clocks.ts";
import { createTestLedger } from "./ledger.ts";
import { contentRequest, runFor, strategyRequest } from "./requests.ts";

export const POSITIONS = ["first", "second", "all"] as const;
export type Position = (typeof POSITIONS)[number];
export type Api = "chat" | "responses";
export type Case = { fault: string; position: Position; stream: boolean; api?: Api };

type Written = { receipt: Receipt; claims?: Claim[] };

export type Outcome = {
  /** `ok`, or the code of the failure. */
  code: string;
  written: Written | null;
  /** Requests that reached the model server. */
  hits: number;
  /** Rows of the ledger, and how many of them were settled. */
  rows: number;
  settled: number;
  /** By the clock that was handed in. */
  elapsedMs: number;
  costNanoUsd: number;
  /** The same, worked out from the tokens in the rows. */
  recomputedNanoUsd: number;
  hasEstimate: boolean;
  /** Connections that the model server still holds open. */
  open: number;
};

const MODEL = "gpt-4o-mini";
const prices = readPrices({ baseUrl: "https://api.openai.com/v1", demo: false });

/** Faults that keep the connection open and say nothing more: time has to pass before anybody notices. */
const STALLS = new Set(["timeout", "stalled-body", "stream-stall"]);
const IDLE_MS = 8000;

const stepsOf = ({ fault, position }: Case): unknown[] => {
  const step = fault === "drip" ? { name: "drip", ms: 5 } : fault;
  if (position === "first") return [step];
  return position === "second" ? ["500", step] : [step, step, step];
};

/** What a plan holds and a content does not: numbers, yes and no, fixed words, lists of a given length. */
const ONLY_IN_PLANS = new Set([
  "odd-numbers",
  "num-string",
  "bool-word",
  "enum-case",
  "missing-null",
  "too-few",
  "too-many",
  "doubled-items",
]);

/** Another version of a text that is there, where the fault is to say the same again. */
const requestFor = ({ fault }: Case): ContentRequest =>
  fault === "same-again"
    ? contentRequest("facebook", { current: { text: "Warm bread from half past seven." }, instruction: "Another one" })
    : contentRequest();

let port = 21_000 + (process.pid % 20) * 500;

/** Each on a port of its own: on one that was used before, a connection of the last server might still be taken for alive. */
async function startModel(): Promise<DemoModel> {
  for (;;) {
    try {
      return await startDemoModel({ delayScale: 0, port: (port += 1) });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
}

async function openWorld(given: Case) {
  const demo = await startModel();
  demo.script({ key: "key", steps: stepsOf(given) });
  const clock = createTestClock({ skipBelowMs: 4001 });
  const { ledger, rows, settled } = createTestLedger();
  let asked = 0;
  const ai = createAi({
    connection: {
      baseUrl: demo.url,
      apiKey: "key",
      strategyModel: MODEL,
      contentModel: MODEL,
      demo: false,
      stream: given.stream,
      api: given.api ?? "chat",
    },
    // The server is local, but its answers are priced as if they came from OpenAI.
    prices,
    ledger,
    clock,
    random: () => 0.5,
    identify: () => "someone",
    // Always the same ones: their tokens are paid for like others.
    nonce: () => String((asked += 1)).padStart(32, "0"),
  });
  return { ai, clock, rows, settled, calls: demo.requests, close: demo.close };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** A quarter of a second at a time, and never past a timer without giving it the time to work. */
async function passSlowly(clock: World["clock"]): Promise<void> {
  if ((clock.nextInMs() ?? Infinity) > 250) return clock.advance(250);
  clock.fireNext();
  await pause(100);
}

/** Lets time pass where the server keeps silent; everywhere else time stands still, however busy the machine is. */
async function letTimePass({ clock, calls }: World, isSettled: () => boolean): Promise<void> {
  let noticed = 0;
  while (!isSettled()) {
    await pause(3);
    const entries = calls();
    const latest = entries.at(-1);
    if (!latest?.step || latest.endedAt) continue;
    if (latest.step === "drip") await passSlowly(clock);
    if (!STALLS.has(latest.step) || entries.length <= noticed) continue;
    const hasBegun = latest.step !== "timeout" && latest.stream;
    if (hasBegun && (clock.nextInMs() ?? Infinity) > IDLE_MS) continue;
    noticed = entries.length;
    clock.fireNext();
  }
}

const isSlow = ({ fault }: Case): boolean => STALLS.has(fault) || fault === "drip";

async function closedCalls({ calls }: World): Promise<ReturnType<World["calls"]>> {
  for (let looks = 0; ; looks += 1) {
    const entries = calls();
    if (looks > 200 || entries.every(({ endedAt }) => endedAt !== null)) return entries;
    await pause(5);
  }
}

async function settle(attempt: Promise<Written>): Promise<{ code: string; written: Written | null }> {
  try {
    return { code: "ok", written: await attempt };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, written: null };
    throw error;
  }
}

/** One content, or plan, is written by the whole AI layer over real HTTP, while the model server does what the case says. */
export async function playCase(given: Case): Promise<Outcome> {
  const world = await openWorld(given);
  const { ai, clock, rows, settled } = world;
  try {
    const startedAt = clock.now();
    let isSettled = false;
    const attempt = ONLY_IN_PLANS.has(given.fault)
      ? ai.strategist.plan(strategyRequest(), runFor())
      : ai.writer.write(requestFor(given), runFor());
    const ended = settle(attempt).finally(() => {
      isSettled = true;
    });
    if (isSlow(given)) await letTimePass(world, () => isSettled);
    const { code, written } = await ended;
    const elapsedMs = clock.now() - startedAt;
    const entries = await closedCalls(world);
    const costs = settled().map((row) => (row.rates ? Number(costOf(row.rates, row)) : 0));
    return {
      code,
      written,
      elapsedMs,
      hits: entries.length,
      rows: rows.length,
      settled: settled().length,
      costNanoUsd: settled().reduce((sum, row) => sum + row.costNanoUsd, 0),
      recomputedNanoUsd: costs.reduce((sum, cost) => sum + cost, 0),
      hasEstimate: settled().some(({ usageSource }) => usageSource === "estimated"),
      open: entries.filter(({ endedAt }) => endedAt === null).length,
    };
  } finally {
    await world.close();
  }
}

/** Bytes by the million keep the one thread of this process busy, so these are played after the others and alone. */
const HEAVY = new Set(["gzip-bomb", "big-body", "huge-body", "endless", "size-bomb"]);

/** Plays all cases, a few at a time. */
export async function playCases(cases: readonly Case[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const [heavy, light] = [true, false].map((isHeavy) =>
    [...cases.entries()].filter(([, { fault }]) => HEAVY.has(fault) === isHeavy),
  );
  await playEach(light ?? [], outcomes, 4);
  await playEach(heavy ?? [], outcomes, 1);
  return outcomes;
}

async function playEach(queue: [number, Case][], outcomes: Outcome[], atOnce: number): Promise<void> {
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) outcomes[next[0]] = await playCase(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
