import type { BusinessProfile, Claim, FieldError, Receipt } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { CampaignBrief, ContentRequest, StrategyRequest, WrittenContent } from "./ai-requests.ts";
import { sanitiseAll } from "./guard/input.ts";
import { createClaimsGuard } from "./guard/claims.ts";
import { type AllowList, allowListOf, type Finding, inspect, isAllowedSite, isKnownPage } from "./guard/output.ts";
import { isRecord } from "./json/coerce.ts";
import { type AnswerShape, parseAnswer } from "./json/parse-answer.ts";
import type { ContentAnswer } from "./prompts/catalogue.ts";
import type { StrategyAnswer } from "./prompts/strategy.ts";
import { checkContent, mergeField, textParts, tidyFields } from "./rules/content-rules.ts";
import type { LanguageCheck } from "./rules/language.ts";
import { localeOf } from "./rules/locale.ts";
import { hard, type Issue, soft, toFieldError, withoutCitations } from "./rules/rule.ts";
import { type Plan, strategyIssues, toPlan } from "./rules/strategy-rules.ts";
import { mapTexts, textPartsOf, textsIn } from "./rules/texts.ts";

/** What the checks found. An answer with `open` issues may be saved when a second try is not possible; the owner is told. */
export type Check<T> =
  | { ok: true; value: Validated<T>; repairs: string[]; notices: string[]; open: FieldError[] }
  | { ok: false; blocked: boolean; issues: FieldError[] };

/** What is needed to check an answer besides the answer. */
export type CheckContext = { leaks(text: string): boolean; language: LanguageCheck };

const seal = <T>(value: T): Validated<T> =>
  // The one place where the brand is given: every rule has been applied to the value.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand exists in the type only
  value as Validated<T>;

/** Adds to a checked value what it cost. */
export const withReceipt = <T>(value: Validated<T>, receipt: Receipt): Validated<T & { receipt: Receipt }> =>
  seal({ ...value, receipt });

const MAX_ISSUES = 10;
const MAX_NOTICES = 5;
const MAX_NOTICE_LENGTH = 300;

const BLOCKING = new Set<Finding["kind"]>(["leak", "secret"]);

const SAID = {
  link: (found: string) => `The link ${found} is not among the owner's. Use only links from the data.`,
  email: (found: string) => `The email address ${found} is not in the data.`,
  phone: (found: string) => `The phone number ${found} is not in the data.`,
  handle: (found: string) => `The account @${found} is not in the data.`,
  personal: (found: string) => `The number ${found} identifies a person or an account and is not in the data.`,
  placeholder: (found: string) => `"${found}" is a placeholder; write the real words or do without.`,
  markup: () => "This field takes plain text; it holds markup.",
  leak: () => "The answer gives away its instructions.",
  secret: () => "The answer holds something that looks like a key.",
} as const satisfies Record<Finding["kind"], (found: string) => string>;

const toIssue = ({ path, kind, found }: Finding): Issue => hard(path, SAID[kind](found.slice(0, 80)));

const distinct = (issues: Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values(),
];

type Judged = { findings: Finding[]; issues: Issue[]; repairs: string[]; notices: string[] };

function conclude<T>(value: T | null, { findings, issues, repairs, notices }: Judged): Check<T> {
  const all = distinct([...issues, ...findings.map(toIssue)]);
  const hardOnes = all.filter(({ severity }) => severity === "hard");
  if (value === null || hardOnes.length > 0) {
    const blocked = findings.some(({ kind }) => BLOCKING.has(kind));
    return { ok: false, blocked, issues: all.slice(0, MAX_ISSUES).map(toFieldError) };
  }
  return { ok: true, value: seal(value), repairs, notices, open: all.slice(0, MAX_ISSUES).map(toFieldError) };
}

type Read<T> = { ok: true; answer: T; repairs: string[] } | { ok: false; blocked: false; issues: FieldError[] };

/** From text to a clean answer of the right shape. */
function read<T>(text: string, shape: AnswerShape<T>): Read<T> {
  const parsed = parseAnswer(text, shape);
  if (!parsed.ok) return { ok: false, blocked: false, issues: parsed.issues.slice(0, MAX_ISSUES) };
  const answer = sanitiseAll(parsed.value);
  const isChanged = JSON.stringify(answer) !== JSON.stringify(parsed.value);
  return { ok: true, answer, repairs: isChanged ? [...parsed.repairs, "characters"] : parsed.repairs };
}

/** Notices are shown to the owner, so they are inspected like everything else; a doubtful one is left out. */
function cleanNotices(notices: readonly string[], scope: Parameters<typeof inspect>[1]): string[] {
  return notices
    .map((notice) => withoutCitations(notice).trim().slice(0, MAX_NOTICE_LENGTH))
    .filter((text) => text !== "" && inspect([{ path: "notices", text, markup: "plain" }], scope).length === 0)
    .slice(0, MAX_NOTICES);
}

const languageName = (code: string): string =>
  new Intl.DisplayNames("en", { type: "language" }).of(localeOf(code)) ?? code;

function languageIssues(
  path: string,
  texts: string[],
  business: StrategyRequest["business"],
  check: LanguageCheck,
): Issue[] {
  const names = [business.name, business.location, ...business.offers.map(({ name }) => name)];
  const found = check(texts, business.language, names);
  if (found === null) return [];
  return [soft(path, `The text is in ${languageName(found)}; it should be in ${languageName(business.language)}.`)];
}

/** The owner's own words: what links, addresses and numbers may be taken from. */
const ownWords = (business: BusinessProfile, campaign: CampaignBrief, instruction: string | null): string[] => {
  const { name, goal, audience, notes, startsOn, endsOn } = campaign;
  return [...textsIn(business), name, goal, audience, notes, startsOn, endsOn, instruction ?? ""];
};

/** Reads and checks a plan. */
export function checkStrategy(
  text: string,
  shape: AnswerShape<StrategyAnswer>,
  { business, campaign, instruction }: StrategyRequest,
  { leaks, language }: CheckContext,
): Check<Plan> {
  const parsed = read(text, shape);
  if (!parsed.ok) return parsed;
  const plan = toPlan(parsed.answer, campaign);
  const tidy = mapTexts(plan, withoutCitations);
  const allow = allowListOf(ownWords(business, campaign, instruction));
  const scope = { allow, leaks };
  const prose = [tidy.summary, tidy.positioning, ...tidy.keyMessages, ...tidy.calendar.map(({ topic }) => topic)];
  return conclude(tidy, {
    findings: inspect(
      textPartsOf(tidy, () => "plain"),
      scope,
    ),
    issues: [...strategyIssues(parsed.answer, campaign), ...languageIssues("summary", prose, business, language)],
    repairs: parsed.repairs,
    notices: cleanNotices(parsed.answer.openQuestions, scope),
  });
}

/** Stands where a link is needed and the owner has given none. */
const NO_LINK = "https://example.com/";
const NO_LINK_NOTICE =
  "Your profile holds no web address, so the button leads to example.com. Put the right link in before you approve.";

type Linked = { fields: Record<string, unknown>; repairs: string[]; isMissing: boolean };

/** The button of an email must lead to a page the owner named. A made-up page of the owner's site becomes the site itself. */
function settleLink(fields: Record<string, unknown>, allow: AllowList, website: string | null): Linked {
  const button = fields["callToAction"];
  if (!isRecord(button) || typeof button["url"] !== "string") return { fields, repairs: [], isMissing: false };
  const { url } = button;
  const leadTo = (target: string) => ({ ...fields, callToAction: { ...button, url: target } });
  if (allow.addresses.size === 0) return { fields: leadTo(NO_LINK), repairs: [], isMissing: true };
  if (isKnownPage(url, allow) || !isAllowedSite(url, allow)) return { fields, repairs: [], isMissing: false };
  const home = website ?? `https://${[...allow.addresses][0]}`;
  return { fields: leadTo(home), repairs: ["link"], isMissing: false };
}

/** What the answer says of the content, with the fields that are to stay taken from `current`. */
function fieldsOf(answer: ContentAnswer, { content, field, current }: ContentRequest): Record<string, unknown> {
  const written = tidyFields(content.channel, answer.fields);
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
  const { business, campaign, strategy, content, instruction, current, field } = request;
  const isConfirmed = (claim: Claim) =>
    request.claims.some((old) => old.confirmed && old.text === claim.text && old.field === claim.field);
  const own = ownWords(business, campaign, instruction);
  const allow = allowListOf([...own, ...textsIn(current)]);
  const linked = settleLink(fieldsOf(parsed.answer, request), allow, business.website);
  if (linked.isMissing) allow.hosts.add("example.com");
  const scope = { allow, leaks };
  const parts = textParts(content.channel, linked.fields);
  const isNew = (path: string) => field === null || path === field || path.startsWith(`${field}.`);
  const { fields, issues } = checkContent(content.channel, linked.fields);
  const guardClaims = createClaimsGuard(business.language, [...own, ...textsIn(strategy), ...textsIn(content)]);
  const prose = parts.filter(({ markup }) => markup !== "address").map((part) => part.text);
  const missing = { text: NO_LINK, field: "callToAction.url", confirmed: false };
  const notices = cleanNotices(parsed.answer.notices, scope);
  const found = [...guardClaims(parts), ...(linked.isMissing ? [missing] : [])];
  const claims = found.map((claim) => Object.assign(claim, { confirmed: isConfirmed(claim) }));
  return conclude(fields && { fields, claims }, {
    findings: inspect(
      parts.filter(({ path }) => isNew(path)),
      scope,
    ),
    issues: [...issues, ...languageIssues("", prose, business, language)],
    repairs: [...parsed.repairs, ...linked.repairs],
    notices: linked.isMissing ? [NO_LINK_NOTICE, ...notices] : notices,
  });
}
