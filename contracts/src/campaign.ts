import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { Rating } from "./content.ts";
import { Strategy } from "./strategy.ts";
import { calendarDate, id, Money, requiredText, text } from "./text.ts";

export const CAMPAIGN_STATUSES = ["planning", "planned", "failed"] as const;

/** Longest period of a campaign, in days. */
export const MAX_CAMPAIGN_DAYS = 366;
export const MAX_CONTENT_COUNT = 60;
/** So many plans of a campaign are kept, the newest ones. */
export const KEPT_PLANS = 50;

const channels = z.array(Channel).check(
  z.minLength(1),
  z.maxLength(10),
  z.refine((list) => new Set(list).size === list.length, { error: "Name each channel once." }),
);

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** `POST /campaigns`: stores the campaign and starts its strategy job. */
export const CampaignCreate = z
  .strictObject({
    name: z.optional(requiredText(120)),
    goal: requiredText(1000),
    audience: z.optional(text(1000)),
    channels,
    startsOn: calendarDate,
    endsOn: calendarDate,
    budget: z.optional(Money),
    notes: z.optional(text(4000)),
    /** Number of contents to plan; three for each channel when it is left out. */
    contentCount: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_CONTENT_COUNT))),
  })
  .check(
    z.refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
      error: "The campaign ends before it starts.",
      path: ["endsOn"],
      when: ({ issues }) => issues.length === 0,
    }),
    z.refine(({ startsOn, endsOn }) => days(startsOn, endsOn) < MAX_CAMPAIGN_DAYS, {
      error: "A campaign lasts a year at most.",
      path: ["endsOn"],
      when: ({ issues }) => issues.length === 0,
    }),
  );
export type CampaignCreate = z.infer<typeof CampaignCreate>;

/** What an owner may change by hand; the rest is changed by planning again. */
export const CampaignUpdate = z.strictObject({
  name: z.optional(requiredText(120)),
  goal: z.optional(requiredText(1000)),
  audience: z.optional(text(1000)),
  notes: z.optional(text(4000)),
});
export type CampaignUpdate = z.infer<typeof CampaignUpdate>;

/** `POST .../strategy`: plan again. */
export const PlanAgain = z.strictObject({ instruction: z.optional(requiredText(1000)) });
export type PlanAgain = z.infer<typeof PlanAgain>;

export const Campaign = z
  .object({
    id,
    businessId: id,
    name: z.string(),
    goal: z.string(),
    audience: z.string(),
    channels: z.array(Channel),
    startsOn: z.string(),
    endsOn: z.string(),
    budget: z.nullable(z.object({ amount: z.int(), currency: z.string() })),
    notes: z.string(),
    contentCount: z.int(),
    status: z.enum(CAMPAIGN_STATUSES),
    strategy: z.nullable(Strategy),
    /** The number of the present plan, which a change to it must name in `If-Match`; 0 without a plan. */
    planVersion: z.int(),
    /** The latest strategy job, running or ended. */
    strategyJobId: z.nullable(z.string()),
    /** What the owner thinks of the plan. */
    rating: z.nullable(Rating),
    /** How many contents are in each status. */
    contents: z.object({
      total: z.int(),
      placeholder: z.int(),
      generating: z.int(),
      draft: z.int(),
      approved: z.int(),
      scheduled: z.int(),
      published: z.int(),
      missed: z.int(),
      failed: z.int(),
    }),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Campaign" });
export type Campaign = z.infer<typeof Campaign>;

/** A campaign in a list: without its plan, which is most of it. */
export const CampaignInList = z.omit(Campaign, { strategy: true }).register(z.globalRegistry, { id: "CampaignInList" });
export type CampaignInList = z.infer<typeof CampaignInList>;
