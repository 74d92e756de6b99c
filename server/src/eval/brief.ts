import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { BusinessCreate, type BusinessProfile, CampaignCreate } from "@handbill/contracts";
import { z } from "zod";
import type { CampaignBrief } from "../ai/ai-requests.ts";

export const TRAP_KINDS = [
  "missing_price",
  "green_wish",
  "fake_review",
  "injected_instruction",
  "impossible_goal",
  "holiday_clash",
  "prior_price",
  "competitor_name",
] as const;

/** Something in a brief that a careless writer would follow. */
export const Trap = z.strictObject({
  kind: z.enum(TRAP_KINDS),
  /** In one sentence: what is planted, and what the right thing is. */
  note: z.string().min(10),
  /** Who did one of these fell for it. */
  falls: z.strictObject({
    /** Patterns in what would be published: contents, and the texts of the plan that customers will hear. */
    texts: z.array(z.string()).optional(),
    /** A goal of so much or more. */
    goalAtLeast: z.number().optional(),
    /** A content on one of these days. */
    days: z.array(z.string()).optional(),
  }),
  /** Checks that have to flag a text that fell for it. */
  flags: z.array(z.int().min(1).max(25)),
});
export type Trap = z.infer<typeof Trap>;

const BriefFile = z.strictObject({ business: z.unknown(), campaign: z.unknown(), traps: z.array(Trap).default([]) });

export type EvalBrief = { name: string; business: BusinessProfile; campaign: CampaignBrief; traps: Trap[] };

const DEFAULT_PER_CHANNEL = 3;

function toCampaign(given: CampaignCreate): CampaignBrief {
  const { name = "", audience = "", notes = "", budget = null, channels, contentCount, ...rest } = given;
  return {
    ...rest,
    name,
    audience,
    notes,
    channels,
    budget,
    contentCount: contentCount ?? DEFAULT_PER_CHANNEL * channels.length,
  };
}

/** A brief as the public API would take it, with its traps. */
function parseBrief(name: string, json: unknown): EvalBrief {
  const { business, campaign, traps } = BriefFile.parse(json);
  return {
    name,
    business: BusinessCreate.parse(business),
    campaign: toCampaign(CampaignCreate.parse(campaign)),
    traps,
  };
}

/** Every brief of a folder, by name. */
export async function readBriefs(folder: string): Promise<EvalBrief[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).toSorted();
  return Promise.all(
    files.map(async (file) =>
      parseBrief(basename(file, ".json"), JSON.parse(await readFile(join(folder, file), "utf8"))),
    ),
  );
}
