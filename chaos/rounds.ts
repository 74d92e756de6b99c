import { catchAtPoints, letGo, type Points } from "./catch.ts";
import type { Checker } from "./checker/checker.ts";
import { difference, type Verdict } from "./checker/verdict.ts";
import type { Traffic } from "./client/traffic.ts";
import type { Fault, Scene } from "./faults.ts";
import type { Stack } from "./support/stack.ts";
import type { OwnPostgres } from "./support/postgres.ts";

/** What one fault did to generations that were caught at each point. */
export type Row = {
  fault: string;
  /** How often the fault struck somebody at the point. */
  hits: Record<string, number>;
  verdict: Verdict;
  /** From the end of the fault until all that was accepted had ended. */
  recoveredMs: number;
};

type Needs = {
  stack: Stack;
  postgres: OwnPostgres;
  checker: Checker;
  traffic: Traffic;
  points: Points;
  /** Told what happens, step by step. */
  tell(line: string): void;
};

/** A provider that was just ill is left alone for a while, and then nobody comes to any point. */
const MOST_TRIES = 20;

/** Plays one fault against every point, again until each was hit, and judges what came of it. */
export function createRounds({ stack, postgres, checker, traffic, points, tell }: Needs) {
  let before: Verdict | undefined;

  /** Catches somebody at each of the points that are missing, lets the fault strike, and notes who was hit. */
  async function play(fault: Fault, missing: Set<string>, turn: number, hits: Record<string, number>): Promise<void> {
    const carriers = [stack.webs, stack.workers].flatMap((places) => places[turn % places.length] ?? []);
    const victims = carriers.filter(({ role }) => points[role].some((point) => missing.has(point)));
    await Promise.all(victims.map((victim) => victim.untilUp()));
    const { action, errorCode } = fault;
    const found = await catchAtPoints(stack, { victims, points, missing, action, errorCode });
    tell(`${fault.name}: caught ${found.join(", ")} in ${victims.map(({ name }) => name).join(" and ")}`);
    // Struck again while it still recovers from the turn before, the product would never come to the next point.
    if (found.length === 0) return;
    const scene: Scene = { stack, postgres, victims, release: () => letGo(stack, victims) };
    await fault.strike(scene);
    for (const point of found) {
      hits[point] = (hits[point] ?? 0) + 1;
      missing.delete(point);
    }
  }

  return {
    async round(fault: Fault): Promise<Row> {
      const hits: Record<string, number> = {};
      const missing = new Set([...points.web, ...points.worker]);
      traffic.start();
      for (let turn = 0; turn < MOST_TRIES && missing.size > 0; turn += 1) await play(fault, missing, turn, hits);
      const since = Date.now();
      tell(`${fault.name}: over`);
      await stack.untilUp();
      tell("all processes are up");
      await traffic.rest();
      tell("everybody rests");
      await checker.untilQuiet();
      const recoveredMs = Date.now() - since;
      const verdict = await checker.judge();
      const row = { fault: fault.name, hits, verdict: difference(verdict, before), recoveredMs };
      before = verdict;
      return row;
    },
  };
}
