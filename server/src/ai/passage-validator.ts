import type { Fields, FieldError } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { Validated } from "../core/validated.ts";
import type { PassageRequest, RewrittenPassage, WrittenContent } from "./ai-requests.ts";
import { allowListOf, type Finding, inspect } from "./guard/output.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import type { PassageAnswer } from "./prompts/passage.ts";
import { citedFacts } from "./rules/cited-facts.ts";
import { checkContent } from "./rules/content-rules.ts";
import { roomFor, type Surrounded, surroundingsOf, tidyPassage, withPassage } from "./rules/passage.ts";
import { hard, type Issue } from "./rules/rule.ts";
import { textsIn } from "./rules/texts.ts";
import { CONTENT_CHECKS } from "./rules/trade/check-names.ts";
import { contextOf, ownWords } from "./rules/trade/context.ts";
import { claimsOf, doubtsOf } from "./rules/trade/to-claims.ts";
import type { TradeFinding } from "./rules/trade/trade-rule.ts";
import { findingsIn, TRADE_RULES } from "./rules/trade/trade.ts";
import * as answers from "./schema-validator.ts";
import { hasEmoji } from "./wishes.ts";

const keyOf = ({ id, field, found }: TradeFinding): string => JSON.stringify([id, field, found]);
const markOf = ({ path, kind, found }: Finding): string => JSON.stringify([path, kind, found]);

/** Of some findings those that were not there before, each as often as there are more of it. */
function added<T>(now: readonly T[], before: readonly T[], nameOf: (one: T) => string): T[] {
  const known = before.map(nameOf);
  return now.filter((one) => {
    const at = known.indexOf(nameOf(one));
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
}

/** What is to be said of a whole text that holds the passage, and of the passage's own part in it. */
function look(fields: Fields, { content, selection, ...request }: PassageRequest, context: answers.CheckContext) {
  const trade = contextOf({ ...request, content, fields, language: context.language });
  const scope = { allow: allowListOf([...ownWords(request), ...textsIn(request.current)]), leaks: context.leaks };
  const parts = trade.parts.filter(({ path }) => path === selection.path);
  return { scope, found: findingsIn(trade, TRADE_RULES), inspected: inspect(parts, scope) };
}

/** The place of a passage; throws where other words stand there now. */
export function requireSurroundings({ current, selection }: PassageRequest): Surrounded {
  const around = surroundingsOf({ fields: current, selection });
  if (around) return around;
  throw new AppError(
    "selection_changed",
    "The selected words were changed meanwhile, so the new ones have no place. Nothing was overwritten. Select the passage again.",
  );
}

const EMPTY = hard("passage", "This is empty. Write the new passage.");

/** Where the whole grew too long, what the passage may have at most. */
function withRoom(issue: Issue, request: PassageRequest, around: Surrounded): Issue {
  const { content, current, selection } = request;
  if (issue.path !== selection.path || issue.limit === undefined) return issue;
  const rooms = roomFor({ channel: content.channel, fields: current, selection }, around);
  const most = rooms.map((room) => `${room.most} ${room.unit}`).join(" and ");
  return most === "" ? issue : { ...issue, message: `${issue.message} The passage may have at most ${most}.` };
}

/** Reads and checks a rewritten passage in its place. What was doubtful before, or stands around it, is no fault of it. */
export function checkPassageAnswer(
  text: string,
  shape: AnswerShape<PassageAnswer>,
  request: PassageRequest,
  context: answers.CheckContext,
): answers.Check<Omit<RewrittenPassage, "receipt">> {
  const parsed = answers.read(text, shape);
  if (!parsed.ok) return parsed;
  const { content, current, selection, business } = request;
  const around = requireSurroundings(request);
  const place = { channel: content.channel, fields: current, selection };
  const isWithoutEmoji = request.wish === "no_emoji";
  const passage = tidyPassage(parsed.answer.passage, place, around, isWithoutEmoji);
  const fields = withPassage(current, selection.path, { ...around, text: passage });
  const [now, before] = [look(fields, request, context), look(current, request, context)];
  const found = added(now.found, before.found, keyOf);
  const sizes = checkContent(content.channel, fields).issues.map((issue) => withRoom(issue, request, around));
  const wrong = found.filter(answers.isHard).map(({ field, reason }) => hard(field, reason));
  const hasLeft = isWithoutEmoji && hasEmoji(parsed.answer.passage);
  const { factsUsed, repairs } = citedFacts(business, parsed.answer.factsUsed);
  const doubts: FieldError[] = doubtsOf(found, claimsOf(now.found, request.claims));
  return answers.conclude(
    { passage },
    {
      findings: added(now.inspected, before.inspected, markOf),
      issues: [...(passage === "" ? [EMPTY] : []), ...sizes, ...wrong],
      doubts: [...(hasLeft ? [answers.EMOJI_LEFT] : []), ...doubts],
      repairs: [...parsed.repairs, ...repairs, ...(hasLeft ? ["emoji"] : [])],
      notices: answers.cleanNotices(parsed.answer.notices, now.scope),
      checked: answers.checksOf(CONTENT_CHECKS, context.language),
      factsUsed,
    },
  );
}

/**
 * Puts a checked passage into the text as it is now. Throws `selection_changed` where it has no place there any more, `over_limit`
 * where the text around it has grown too long for it.
 */
export function placePassage(
  { passage, receipt }: Validated<RewrittenPassage>,
  request: PassageRequest,
  context: answers.CheckContext,
): Validated<WrittenContent> {
  const { content, current, selection, claims } = request;
  const around = requireSurroundings(request);
  const { fields, issues } = checkContent(
    content.channel,
    withPassage(current, selection.path, { ...around, text: passage }),
  );
  if (!fields) throw tooLong(issues);
  return answers.seal({ fields, claims: claimsOf(look(fields, request, context).found, claims), receipt });
}

const tooLong = ([issue]: Issue[]) =>
  new AppError(
    "over_limit",
    `${issue?.message ?? "The text does not fit the channel."} The rest of the text has grown meanwhile, so the new passage was not put in. Nothing was changed.`,
  );
