import type { CampaignBrief } from "../../ai-requests.ts";
import type { StrategyAnswer } from "../../prompts/strategy.ts";
import { type Issue, soft } from "../rule.ts";

/** A goal is counted, lies in what the arithmetic supports, and is due within the campaign. */
export const goalIssues = ({ goals }: StrategyAnswer, { startsOn, endsOn }: CampaignBrief): Issue[] =>
  goals.flatMap(({ metric, measuredBy, target, low, high, by }, index): Issue[] => {
    const path = (name: string) => `goals.${index}.${name}`;
    const isOutside = low !== null && high !== null && (target < low || target > high);
    return [
      ...(metric.trim() === "" ? [soft(path("metric"), "A goal names what is counted.")] : []),
      ...(measuredBy.trim() === "" ? [soft(path("measuredBy"), "A goal says how it is counted.")] : []),
      ...(isOutside
        ? [soft(path("target"), `The target ${target} lies outside of what the sum supports, ${low} to ${high}.`)]
        : []),
      ...(by < startsOn || by > endsOn ? [soft(path("by"), `A goal is due from ${startsOn} to ${endsOn}.`)] : []),
    ];
  });

const MOST_OFFERS = 30;
const ROUNDING = 1;

/** Shares add up, offers stay the smaller part, and every entry belongs to a pillar. */
export function pillarIssues({ pillars, calendar }: StrategyAnswer): Issue[] {
  if (pillars.length === 0) return [];
  const sum = pillars.reduce((total, { sharePercent }) => total + sharePercent, 0);
  const offers = pillars.filter(({ kind }) => kind === "offer");
  const planned = offers.reduce((total, { sharePercent }) => total + sharePercent, 0);
  const names = new Set(pillars.map(({ name }) => name));
  const offerNames = new Set(offers.map(({ name }) => name));
  const offering = calendar.filter(({ pillar }) => offerNames.has(pillar)).length;
  const mostOffering = Math.ceil((calendar.length * MOST_OFFERS) / 100);
  const stray = calendar.findIndex(({ pillar }) => !names.has(pillar));
  return [
    ...(Math.abs(sum - 100) > ROUNDING
      ? [soft("pillars", `The shares of the pillars add up to ${sum}, not to 100.`)]
      : []),
    ...(planned > MOST_OFFERS
      ? [soft("pillars", `Offers are ${planned} % of what is planned; ${MOST_OFFERS} % is the most that people bear.`)]
      : []),
    ...(planned <= MOST_OFFERS && offering > mostOffering
      ? [
          soft(
            "calendar",
            `${offering} of ${calendar.length} entries are offers; ${mostOffering} is the most that people bear.`,
          ),
        ]
      : []),
    ...(stray === -1 ? [] : [soft(`calendar.${stray}.pillar`, "This is not one of the pillars.")]),
  ];
}
