import type { FieldError, Receipt } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { ContentRequest, StrategyRequest, WrittenContent } from "./ai-requests.ts";
import { sanitiseAll } from "./guard/input.ts";
import { allowListOf, type Finding, flagsOfFindings, inspect } from "./guard/output.ts";
import { type AnswerShape, parseAnswer } from "./json/parse-answer.ts";
import type { ContentAnswer } from "./prompts/catalogue.ts";
import type { StrategyAnswer } from "./prompts/strategy.ts";
import { citedFacts } from "./rules/cited-facts.ts";
import { citedResults } from "./rules/cited-results.ts";
import { checkContent, mergeField, tidyFields } from "./rules/content-rules.ts";
import { anyLanguage, type LanguageCheck } from "./rules/language.ts";
import { hard, type Issue, toFieldError, withoutCitations } from "./rules/rule.ts";
import { settleLink } from "./rules/settle-link.ts";
import { toIssue } from "./rules/strangers.ts";
import { type Plan, strategyIssues, toPlan } from "./rules/strategy-rules.ts";
import { mapTexts, textPartsOf, textsIn } from "./rules/texts.ts";
import { contextOf, ownWords } from "./rules/trade/context.ts";
import { CONTENT_CHECKS, PLAN_CHECKS } from "./rules/trade/check-names.ts";
import { planIssues } from "./rules/trade/plan-issues.ts";
import { claimsOf, doubtsOf } from "./rules/trade/to-claims.ts";
import type { TradeFinding } from "./rules/trade/trade-rule.ts";
import { ANSWER_RULES, findingsIn } from "./rules/trade/trade.ts";
import { hasEmoji, withoutEmoji } from "./wishes.ts";

/** What an answer is told to rest on and to have gone through. */
type Passed = {
  /** Names of the checks that were run. */
  checked: string[];
  /** The owner's facts that the answer cites, in words. */
  factsUsed: string[];
};

/**
 * What the checks found. With `open` issues or `doubts` a second try is worth it; without one the answer may be saved all the same.
 * The owner is told of open issues in notices; doubts are marked on the value itself.
 */
export type Check<T> =
  | ({
      ok: true;
      value: Validated<T>;
      repairs: string[];
      notices: string[];
      open: FieldError[];
      doubts: FieldError[];
      flags: string[];
    } & Passed)
  | { ok: false; blocked: boolean; issues: FieldError[]; flags: string[] };

/** What is needed to check an answer besides the answer. */
export type CheckContext = {
  leaks(text: string): boolean;
  language: LanguageCheck;
};

export const seal = <T>(value: T): Validated<T> =>
  // The one place where the brand is given: every rule has been applied to the value.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand exists in the type only
  value as Validated<T>;

/** Adds to a checked value what it cost. */
export const withReceipt = <T>(value: Validated<T>, receipt: Receipt): Validated<T & { receipt: Receipt }> =>
  seal({ ...value, receipt });

const MAX_ISSUES = 10;
const MAX_NOTICES = 5;
const MAX_NOTICE_LENGTH = 300;

/** What is left is taken out, so it is no fault of the text; an answer without it reads better all the same. */
export const EMOJI_LEFT: FieldError = { path: "", message: "There are emoji left. Write it without any." };

const BLOCKING = new Set<Finding["kind"]>(["leak", "secret"]);

/** Where no language is judged, the receipt does not say that one was. */
export const checksOf = (names: readonly string[], language: LanguageCheck): string[] =>
  names.filter((name) => name !== "language" || language !== anyLanguage);

export const isHard = ({ severity }: TradeFinding): boolean => severity === "hard";

const distinct = (issues: Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values(),
];

type Judged = Passed & {
  findings: Finding[];
  issues: Issue[];
  doubts: FieldError[];
  repairs: string[];
  notices: string[];
};

/** The verdict on a value: what is hard must not be saved. */
export function conclude<T>(value: T | null, { findings, issues, doubts, ...passed }: Judged): Check<T> {
  const all = distinct([...issues, ...findings.map(toIssue)]);
  const hardOnes = all.filter(({ severity }) => severity === "hard");
  const flags = flagsOfFindings(findings);
  if (value === null || hardOnes.length > 0) {
    const blocked = findings.some(({ kind }) => BLOCKING.has(kind));
    return { ok: false, blocked, issues: [...all.map(toFieldError), ...doubts].slice(0, MAX_ISSUES), flags };
  }
  const open = all.slice(0, MAX_ISSUES).map(toFieldError);
  return { ok: true, value: seal(value), open, doubts: doubts.slice(0, MAX_ISSUES), flags, ...passed };
}

type Read<T> =
  | { ok: true; answer: T; repairs: string[] }
  | { ok: false; blocked: false; issues: FieldError[]; flags: string[] };

/** From text to a clean answer of the right shape. */
export function read<T>(text: string, shape: AnswerShape<T>): Read<T> {
  const parsed = parseAnswer(text, shape);
  if (!parsed.ok) return { ok: false, blocked: false, issues: parsed.issues.slice(0, MAX_ISSUES), flags: [] };
  const answer = sanitiseAll(parsed.value);
  const isChanged = JSON.stringify(answer) !== JSON.stringify(parsed.value);
  return { ok: true, answer, repairs: isChanged ? [...parsed.repairs, "characters"] : parsed.repairs };
}

/** Notices are shown to the owner, so they are inspected like everything else; a doubtful one is left out. */
export function cleanNotices(notices: readonly string[], scope: Parameters<typeof inspect>[1]): string[] {
  return notices
    .map((notice) => withoutCitations(notice).trim().slice(0, MAX_NOTICE_LENGTH))
    .filter((text) => text !== "" && inspect([{ path: "notices", text, markup: "plain" }], scope).length === 0)
    .slice(0, MAX_NOTICES);
}

const idsIn = ({ pillars, calendar }: StrategyAnswer): string[] => [
  ...pillars.flatMap(({ factIds }) => factIds),
  ...calendar.flatMap(({ factId }) => (factId === null ? [] : [factId])),
];

/** Reads and checks a plan. */
export function checkStrategy(
  text: string,
  shape: AnswerShape<StrategyAnswer>,
  request: StrategyRequest,
  { leaks, language }: CheckContext,
): Check<Plan> {
  const parsed = read(text, shape);
  if (!parsed.ok) return parsed;
  const { answer } = parsed;
  const cited = citedResults(answer.evidence ?? [], request.results ?? null);
  const plan = Object.assign(mapTexts(toPlan(answer, request.campaign), withoutCitations), {
    evidence: cited.evidence,
  });
  const scope = { allow: allowListOf(ownWords(request)), leaks };
  const { factsUsed, repairs } = citedFacts(request.business, idsIn(answer));
  return conclude(plan, {
    findings: inspect(
      textPartsOf({ ...plan, evidence: plan.evidence.map(({ statement }) => statement) }, () => "plain"),
      scope,
    ),
    issues: [...strategyIssues(answer, request.campaign), ...planIssues({ answer, plan, request, language })],
    doubts: [],
    repairs: [...parsed.repairs, ...repairs, ...cited.repairs],
    notices: cleanNotices(answer.openQuestions, scope),
    checked: checksOf(PLAN_CHECKS, language),
    factsUsed,
  });
}

/** What the answer says of the content, with the fields that are to stay taken from `current`. */
function fieldsOf(answer: ContentAnswer, { content, field, current, wish }: ContentRequest): Record<string, unknown> {
  const tidy = tidyFields(content.channel, answer.fields);
  const written = wish === "no_emoji" ? mapTexts(tidy, (text) => withoutEmoji(text)) : tidy;
  return field === null || current === null ? written : mergeField(content.channel, field, { ...current }, written);
}

/** Reads and checks a content. */
export function checkContentAnswer(
  text: string,
  shape: AnswerShape<ContentAnswer>,
  request: ContentRequest,
  { leaks, language }: CheckContext,
): Check<Omit<WrittenContent, "receipt">> {
  const parsed = read(text, shape);
  if (!parsed.ok) return parsed;
  const { business, content, current, field } = request;
  const isNew = (path: string) => field === null || path === field || path.startsWith(`${field}.`);
  const allow = allowListOf([...ownWords(request), ...textsIn(current)]);
  const linked = settleLink(fieldsOf(parsed.answer, request), allow, business.website);
  if (linked.findings.length > 0) allow.hosts.add("example.com");
  const scope = { allow, leaks };
  const context = contextOf({ ...request, fields: linked.fields, language });
  const found = findingsIn(context, ANSWER_RULES);
  const claims = claimsOf([...found, ...linked.findings], request.claims);
  const rewritten = found.filter((finding) => isNew(finding.field));
  const { fields, issues } = checkContent(content.channel, linked.fields);
  const { factsUsed, repairs } = citedFacts(business, parsed.answer.factsUsed);
  const written = field === null ? parsed.answer.fields : parsed.answer.fields[field];
  const hasLeft = request.wish === "no_emoji" && textsIn(written).some(hasEmoji);
  return conclude(fields && { fields, claims }, {
    findings: inspect(
      context.parts.filter(({ path }) => isNew(path)),
      scope,
    ),
    issues: [...issues, ...rewritten.filter(isHard).map(({ field: path, reason }) => hard(path, reason))],
    doubts: [...(hasLeft ? [EMOJI_LEFT] : []), ...doubtsOf(rewritten, claims)],
    repairs: [...parsed.repairs, ...linked.repairs, ...repairs, ...(hasLeft ? ["emoji"] : [])],
    notices: [...linked.notices, ...cleanNotices(parsed.answer.notices, scope)],
    checked: checksOf(CONTENT_CHECKS, language),
    factsUsed,
  });
}
