import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BusinessCreate, type BusinessProfile, type Channel, type Strategy } from "@handbill/contracts";
import type { AiRun, CampaignBrief, ContentRequest, ContentTask } from "../../server/src/ai/ai-requests.ts";
import { factList } from "../../server/src/ai/prompts/facts.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/eval/answers");

type Played = { business: BusinessProfile; campaign: CampaignBrief; plan: Strategy };
type Written = { task: ContentTask; fields: Record<string, unknown>; factsUsed: string[] };

const read = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), "utf8");

/** A content to be written, and an answer to it that every check accepts. */
export type BenchTask = { request: ContentRequest; answer: string };

/** One content of the example campaign, as the product asks for it. */
export function taskFor(channel: Channel): BenchTask {
  // The files are our own, and the checks of the AI layer refuse whatever is wrong in them.
  const { business: given, campaign, plan }: Played = JSON.parse(read("campaign"));
  const { task, fields, factsUsed }: Written = JSON.parse(read(`good/${channel}`));
  const business = BusinessCreate.parse(given);
  const idOf = new Map(factList(business).map(({ id, text }) => [text, id]));
  const answer = {
    moment: "A commuter hears a squeak on the way home along the canal and thinks of the first dry Saturday.",
    angle: task.angle,
    doubt: "I cannot be without the bike for a day.",
    factsUsed: factsUsed.flatMap((text) => idOf.get(text) ?? []),
    hooks: ["Your brakes before the first hill", "40 minutes now or 12 days in May", "You hear it before you see it"],
    fields,
    notices: [],
  };
  const { summary, positioning, keyMessages, audienceSegments } = plan;
  const request: ContentRequest = {
    business,
    campaign,
    strategy: { summary, positioning, keyMessages, audienceSegments },
    content: task,
    alreadySaid: [
      "In May the queue is 12 days. In January you choose the morning.",
      "What does a winter check look at?",
      "Book a January morning",
      "Book a morning",
    ],
    instruction: null,
    field: null,
    current: null,
    claims: [],
  };
  return { request, answer: JSON.stringify(answer) };
}

const CONTENTS_OF_A_CAMPAIGN = 9;

/**
 * The same content to be written for one campaign after the other, nine times each: fresh objects every time, as they come from a
 * database, and new words of the owner for every campaign. What is remembered between calls helps as it does in the product.
 */
export function campaigns(request: ContentRequest): () => ContentRequest {
  let count = 0;
  return () => {
    const campaign = String.fromCodePoint(
      ...String(1e6 + Math.floor(count / CONTENTS_OF_A_CAMPAIGN))
        .split("")
        .map((digit) => 97 + Number(digit)),
    );
    count += 1;
    const copy = structuredClone(request);
    copy.business.description += ` The name of our shelf is ${campaign}.`;
    return copy;
  };
}

/** A run that nobody watches and nobody stops. */
export const quietRun = (jobId: string): AiRun => ({
  jobId,
  businessId: "01990000-0000-7000-8000-000000000001",
  userId: "01990000-0000-7000-8000-000000000002",
  campaignId: "01990000-0000-7000-8000-000000000003",
  run: 1,
  contentId: "01990000-0000-7000-8000-000000000004",
  signal: new AbortController().signal,
  onStage: async () => undefined,
  onText: () => undefined,
});
