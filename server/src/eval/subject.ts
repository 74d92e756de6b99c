import type { BusinessProfile, Claim, Strategy } from "@handbill/contracts";
import type { CampaignBrief, ContentTask } from "../ai/ai-requests.ts";
import type { LanguageCheck } from "../ai/rules/language.ts";

/** One written content, as it would be shown to its owner. */
export type Piece = {
  task: ContentTask;
  fields: Record<string, unknown>;
  /** The owner's facts that the writer says it rests on, in words. */
  factsUsed: string[];
  claims: Claim[];
};

export type Plan = Omit<Strategy, "receipt">;

/** A whole campaign to be judged: what was asked, the plan, and every content that was written. */
export type Subject = { business: BusinessProfile; campaign: CampaignBrief; plan: Plan; pieces: Piece[] };

/** What a check may use besides the subject. Handed in, because the language data is loaded once and not at import. */
export type Tools = { language: LanguageCheck };

/** What a check says about one thing it looked at. Something was found exactly when the thing does not pass. */
export type Verdict = { where: string; score: number; found: string[] };

export type Check = {
  /** Number of the rule, 1 to 25. */
  row: number;
  name: string;
  /** A finding of a blocking check makes a content unfit; the others only weigh. */
  blocks: boolean;
  weight: number;
  /** Nothing is returned where the check does not apply, which is not the same as a full score. */
  judge(subject: Subject, tools: Tools): Verdict[];
};

export const nameOf = ({ channel, scheduledOn }: ContentTask, index: number): string =>
  `${channel} ${index + 1}${scheduledOn === null ? "" : ` (${scheduledOn})`}`;

type Opinion = { score: number; found: string[] };

/** Passes, or fails for the reasons given; the score says how far off it is. */
export const opinion = (found: string[], score = found.length === 0 ? 1 : 0): Opinion => ({
  score: found.length === 0 ? 1 : Math.max(0, Math.min(score, 0.99)),
  found,
});

/** The same for a thing that is no content by itself. */
export const verdict = (where: string, found: string[], score?: number): Verdict =>
  Object.assign({ where }, opinion(found, score));

/** Judges every content by itself; null where the check does not apply to one. */
export const eachPiece =
  (judge: (piece: Piece, subject: Subject, tools: Tools) => Opinion | null): Check["judge"] =>
  (subject, tools) =>
    subject.pieces.flatMap((piece, index) => {
      const judged = judge(piece, subject, tools);
      return judged === null ? [] : [{ where: nameOf(piece.task, index), ...judged }];
    });
