import type { Points } from "../catch.ts";
import type { OwnPostgres } from "../support/postgres.ts";
import type { Random } from "../support/random.ts";

export type ScenarioNeeds = { postgres: OwnPostgres; random: Random; points: Points; say(line: string): void };

/** What was measured, in a sentence, and what was wrong. */
export type ScenarioOutcome = { figures: string; troubles: string[] };
