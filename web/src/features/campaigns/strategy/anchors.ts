import type { PlanPart, Strategy } from "@handbill/contracts";
import { strategyMessages as copy } from "./messages.ts";

/** Where a chapter of the plan begins; part of addresses, so it never changes. */
export type Anchor = `plan-${string}`;

type Chapter = { anchor: Anchor; title: string };

const chapter = (name: string, title: string): Chapter => ({ anchor: `plan-${name}`, title });

export const CHAPTERS = {
  summary: chapter("summary", copy.summary),
  goals: chapter("goals", copy.goals),
  positioning: chapter("positioning", copy.positioning),
  audienceSegments: chapter("audience", copy.segments),
  keyMessages: chapter("messages", copy.keyMessages),
  channelPlan: chapter("channels", copy.channels),
  budgetSplit: chapter("budget", copy.budget),
  calendar: chapter("calendar", copy.calendar),
  risks: chapter("risks", copy.risks),
  why: chapter("why", copy.why),
} as const satisfies Record<PlanPart | "calendar" | "why", Chapter>;

/** The chapters of the document, in their order. A plan without risks still has the place where they are added. */
export const ORDER = [
  "summary",
  "goals",
  "positioning",
  "audienceSegments",
  "keyMessages",
  "channelPlan",
  "budgetSplit",
  "calendar",
  "risks",
  "why",
] as const satisfies (keyof typeof CHAPTERS)[];

/** The goals as they are read: the main one first. */
export const goalsInOrder = ({ goals }: Strategy): Strategy["goals"] =>
  [...goals].sort((one, other) => Number(other.primary) - Number(one.primary));
