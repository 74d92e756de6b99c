import type { Receipt, Strategy } from "@handbill/contracts";
import type { Ai } from "../ai/ai.ts";
import type { AiRun, StrategyContext } from "../ai/ai-requests.ts";
import { AppError } from "../core/errors.ts";
import type { EvalBrief } from "./brief.ts";
import { nameOf, type Piece, type Subject } from "./subject.ts";
import { copyOf } from "./text/copy.ts";

/** A generation that ended without a text. */
export type Failure = { where: string; code: string; message: string };
export type Played = { subject: Subject | null; failures: Failure[]; receipts: Receipt[]; wanted: number };

type Limits = { contents: number };

const runOf = (brief: EvalBrief, job: string): AiRun => ({
  jobId: `${brief.name} ${job}`,
  businessId: brief.name,
  userId: "eval",
  campaignId: brief.name,
  run: 1,
  contentId: null,
  signal: new AbortController().signal,
  onStage: async () => undefined,
  onText: () => undefined,
});

/** An expected failure is a result; anything else is a fault of this tool and ends the run. */
function asFailure(where: string, error: unknown): Failure {
  if (!(error instanceof AppError)) throw error;
  return { where, code: error.code, message: error.message };
}

const OPENING_LENGTH = 120;
const openingOf = (piece: Piece): string => {
  const { title, body } = copyOf(piece);
  return (title ?? body).split("\n")[0]?.slice(0, OPENING_LENGTH).toWellFormed() ?? "";
};

async function writeAll(ai: Ai, brief: EvalBrief, plan: Strategy, limits: Limits): Promise<Omit<Played, "wanted">> {
  const { business, campaign } = brief;
  const strategy: StrategyContext = plan;
  const pieces: Piece[] = [];
  const failures: Failure[] = [];
  const receipts: Receipt[] = [];
  for (const [index, entry] of plan.calendar.slice(0, limits.contents).entries()) {
    const { date, ...rest } = entry;
    const content = { ...rest, scheduledOn: date };
    const request = { business, campaign, strategy, content, alreadySaid: pieces.map(openingOf), claims: [] };
    try {
      const written = await ai.writer.write(
        { ...request, instruction: null, field: null, current: null },
        runOf(brief, `content ${index + 1}`),
      );
      const { fields, claims, receipt } = written;
      pieces.push({ task: content, fields: { ...fields }, claims, factsUsed: receipt.factsUsed ?? [] });
      receipts.push(receipt);
    } catch (error) {
      failures.push(asFailure(nameOf(content, index), error));
    }
  }
  return { subject: { business, campaign, plan, pieces }, failures, receipts };
}

/** Plans the campaign of a brief and writes its contents one after the other, as the product does. */
export async function playBrief(ai: Ai, brief: EvalBrief, limits: Limits): Promise<Played> {
  const { business, campaign } = brief;
  const wanted = Math.min(campaign.contentCount, limits.contents);
  try {
    const plan = await ai.strategist.plan(
      { business, campaign, instruction: null, previous: null },
      runOf(brief, "plan"),
    );
    const played = await writeAll(ai, brief, plan, limits);
    return { ...played, receipts: [plan.receipt, ...played.receipts], wanted };
  } catch (error) {
    return { subject: null, failures: [asFailure("plan", error)], receipts: [], wanted };
  }
}
