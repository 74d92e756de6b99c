import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANNELS, type Channel } from "@handbill/contracts";
import type { Piece, Subject } from "../../../src/eval/subject.ts";

const FOLDER = join(import.meta.dirname, "../../../../fixtures/eval/answers");

const read = (...path: string[]) => JSON.parse(readFileSync(join(FOLDER, ...path), "utf8"));

type Answer = Pick<Piece, "task" | "fields" | "factsUsed">;
/** A bad answer, with the checks that have to see it. */
export type BrokenAnswer = Answer & { flags: number[] };

export const channelsOf = (kind: "good" | "broken"): string[] =>
  readdirSync(join(FOLDER, kind)).map((name) => name.replace(".json", ""));

export const brokenAnswer = (channel: Channel): BrokenAnswer => read("broken", `${channel}.json`);

const goodPiece = (channel: Channel): Piece => {
  const answer: Answer = read("good", `${channel}.json`);
  return { ...answer, claims: [] };
};

/** A campaign in which nothing is wrong: one good answer for each channel. Made anew each time, so that a test may break it. */
export function goodCampaign(): Subject {
  const campaign: Omit<Subject, "pieces"> = read("campaign.json");
  return { ...campaign, pieces: CHANNELS.map(goodPiece) };
}

/** One good post in German, which has two forms of address. */
export const germanCampaign = (): Subject => read("german.json");
