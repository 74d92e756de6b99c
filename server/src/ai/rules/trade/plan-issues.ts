import type { StrategyRequest } from "../../ai-requests.ts";
import type { TextPart } from "../../guard/output.ts";
import type { StrategyAnswer } from "../../prompts/strategy.ts";
import type { LanguageCheck } from "../language.ts";
import { type Issue, soft } from "../rule.ts";
import type { Plan } from "../strategy-rules.ts";
import { backingOf } from "./context.ts";
import { tracesOf } from "./facts-traced.ts";
import { inventedProof } from "./invented-proof.ts";
import { languageFits } from "./language-fits.ts";
import { withoutReminder } from "./law.ts";
import { calendarIssues } from "./plan-calendar.ts";
import { goalIssues, pillarIssues } from "./plan-goals.ts";
import { priceRule } from "./price-rule.ts";
import { regulatedWords } from "./regulated-words.ts";
import { superlativesProven } from "./superlatives.ts";
import type { Context, TradeRule } from "./trade-rule.ts";
import { findingsIn } from "./trade.ts";
import { scarcityBacked } from "./urgency.ts";

export type PlanToCheck = {
  answer: StrategyAnswer;
  plan: Plan;
  request: StrategyRequest;
  language: LanguageCheck;
};

/** In a plan, counts and days are its own business; prices, shares, codes and phone numbers go on into the texts. */
const CARRIED = new Set(["money", "percent", "code", "phone"]);

const valuesTraced: TradeRule = {
  id: "facts_traced",
  row: 4,
  kind: "value",
  find: (context) =>
    tracesOf(
      context,
      (kind) => CARRIED.has(kind),
      (found) => `"${found}" is not in the profile or the campaign.`,
    ),
};

const PLAN_RULES: readonly TradeRule[] = [
  valuesTraced,
  inventedProof,
  superlativesProven,
  priceRule,
  scarcityBacked,
  regulatedWords,
  languageFits,
];

const part = (path: string, text: string): TextPart => ({ path, text, markup: "plain" });

/** What customers will read of a plan, sooner or later. */
const customerTexts = ({ positioning, keyMessages, audienceSegments, calendar }: Plan): TextPart[] => [
  part("positioning", positioning),
  ...keyMessages.map((message, index) => part(`keyMessages.${index}`, message)),
  ...audienceSegments.map(({ message }, index) => part(`audienceSegments.${index}.message`, message)),
  ...calendar.flatMap(({ topic, angle, callToAction }, index) => [
    part(`calendar.${index}.topic`, topic),
    part(`calendar.${index}.angle`, angle),
    part(`calendar.${index}.callToAction`, callToAction),
  ]),
];

function contextOfPlan({ plan, request, language }: PlanToCheck): Context {
  const content = { channel: "blog", topic: "", angle: "", callToAction: "", scheduledOn: null } as const;
  const input = { ...request, strategy: null, content, language };
  const parts = customerTexts(plan);
  const prose = parts.map((one) => Object.assign({}, one, { plain: one.text }));
  return { ...input, ...backingOf(input), fields: {}, channel: "blog", parts, prose };
}

/** What is doubtful in a plan and does not make it wrong: worth one more try, then a word to the owner. */
export function planIssues(given: PlanToCheck): Issue[] {
  const { answer, plan, request } = given;
  const found = findingsIn(contextOfPlan(given), PLAN_RULES).filter(({ severity }) => severity !== "reminder");
  return [
    ...calendarIssues(plan, request),
    ...goalIssues(answer, request.campaign),
    ...pillarIssues(answer),
    ...found.map(({ field, reason }) => soft(field, withoutReminder(reason))),
  ];
}
