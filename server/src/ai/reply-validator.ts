import { countSms } from "@handbill/contracts";
import type { ReplyRequest, WrittenReply } from "./ai-requests.ts";
import { allowListOf, inspect } from "./guard/output.ts";
import { scoreInput } from "./guard/score.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import type { ReplyAnswer } from "./prompts/reply.ts";
import { citableFacts, REPLY_ROOM } from "./reply-draft.ts";
import { isQuoted } from "./rules/quotes.ts";
import { ownWordsOf, REPLY_CHECKS, replyFindings } from "./rules/reply-trade.ts";
import { hard, type Issue, soft, withoutCitations, withoutMarkdown } from "./rules/rule.ts";
import { textsIn } from "./rules/texts.ts";
import { turnOf } from "./rules/thread.ts";
import { claimsOf, doubtsOf } from "./rules/trade/to-claims.ts";
import * as answers from "./schema-validator.ts";

type Reply = Omit<WrittenReply, "receipt">;

const MOST_REASONS = 5;
const MOST_CITES = 20;
const SMS_PARTS = 2;

const tidy = (text: string): string =>
  withoutMarkdown(withoutCitations(text))
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** A language tag in its usual spelling, or null for what is none. */
function tagOf(said: string): string | null {
  try {
    return Intl.getCanonicalLocales(said.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

function sizeIssues(text: string, { conversation: { channel } }: ReplyRequest): Issue[] {
  if (text === "") return [hard("text", "This is empty. Write the reply.")];
  const most = REPLY_ROOM[channel];
  if (channel === "sms") {
    const { segments } = countSms(text);
    return segments <= SMS_PARTS
      ? []
      : [hard("text", `This takes ${segments} text messages; ${SMS_PARTS} are the most.`)];
  }
  return text.length <= most ? [] : [hard("text", `This has ${text.length} characters; ${most} are the most.`)];
}

const idsOf = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.trim().replace(/^\[|\]$/g, "")))];

/** What the reply says it answers, with what: only quotes that stand where they are said to, and facts that there are. */
function citesOf(answer: ReplyAnswer, text: string, request: ReplyRequest, spoken: readonly string[]) {
  const facts = new Map(citableFacts(request).map(({ id, text: fact }) => [id, fact]));
  const said = answer.answers.slice(0, MOST_CITES);
  const isTrue = ({ sentence }: (typeof said)[number]): boolean => isQuoted(sentence, spoken);
  const wrong = said.filter((one) => !isTrue(one));
  const cites = said.filter(isTrue).map(({ sentence, factIds, answeredBy }) => ({
    sentence,
    answeredBy: answeredBy !== null && isQuoted(answeredBy, [text]) ? answeredBy : null,
    factIds: idsOf(factIds).filter((id) => facts.has(id)),
  }));
  const isUnknown = said.some(({ factIds }) => idsOf(factIds).some((id) => !facts.has(id)));
  const used = [...new Set(cites.flatMap(({ factIds }) => factIds))];
  const issues = wrong.map(({ sentence }) =>
    soft("answers", `"${sentence.slice(0, 60)}" does not stand in messages. Copy the sentence letter for letter.`),
  );
  return { cites, used, issues, facts, repairs: isUnknown ? ["unknown_facts"] : [] };
}

const QUESTION = /[?？؟]/u;

type Doubtful = {
  answer: ReplyAnswer;
  /** What the model says of it, looked through. */
  because: readonly string[];
  cites: WrittenReply["cites"];
  spoken: readonly string[];
  doubts: readonly string[];
};

/** Why a person has to look at this reply before it goes: what the model says, and what it cannot be trusted to say. */
function reasonsOf({ answer, because, cites, spoken, doubts }: Doubtful): string[] {
  const isOpen = cites.some(({ answeredBy }) => answeredBy === null);
  const isUnread = cites.length === 0 && spoken.some((text) => QUESTION.test(text));
  const isBare = cites.some(({ answeredBy, factIds }) => answeredBy !== null && factIds.length === 0);
  return [
    ...because,
    ...(answer.needsPerson ? ["Only a person can do what is asked for here."] : []),
    ...(answer.isUnsure && because.length === 0 ? ["The answer is not certain."] : []),
    ...(isOpen ? ["A part of what the customer wrote stays open."] : []),
    ...(isUnread ? ["It does not show which question it answers."] : []),
    ...(isBare ? ["A part of the answer rests on no fact of your profile."] : []),
    ...(scoreInput(spoken).flags.length > 0
      ? ["The message reads as if it tried to give orders to the assistant."]
      : []),
    ...doubts,
  ].slice(0, MOST_REASONS);
}

const FOREIGN = "The customer seems to write in another language than the reply is in.";

/** Whether the customer speaks the language that the answer says. */
function languageIssues(
  language: string,
  spoken: readonly string[],
  request: ReplyRequest,
  context: answers.CheckContext,
) {
  const names = [request.business.name, request.conversation.customer];
  const found = context.language(spoken, language, names);
  return found === null ? [] : [soft("language", `The customer writes in "${found}", so the reply has to be in it.`)];
}

/** Reads and checks a reply. What must not be sent is refused; what is doubtful makes it one that a person has to look at. */
export function checkReplyAnswer(
  text: string,
  shape: AnswerShape<ReplyAnswer>,
  request: ReplyRequest,
  context: answers.CheckContext,
): answers.Check<Reply> {
  const parsed = answers.read(text, shape);
  if (!parsed.ok) return parsed;
  const { answer } = parsed;
  const reply = tidy(answer.text);
  const spoken = turnOf(request.messages).map((message) => message.text);
  const scope = {
    allow: allowListOf([...textsIn(ownWordsOf(request)), request.instruction ?? ""]),
    leaks: context.leaks,
  };
  const language = tagOf(answer.language) ?? request.business.language;
  const found = replyFindings(reply, request, { spoken, language, check: context.language });
  const { cites, used, issues, facts, repairs } = citesOf(answer, reply, request, spoken);
  const foreign = languageIssues(language, spoken, request, context);
  const open = [...issues, ...foreign];
  const claims = claimsOf(found, []);
  const doubts = doubtsOf(found, claims);
  const because = answers.cleanNotices(answer.unsureBecause === null ? [] : [answer.unsureBecause], scope);
  const stated = claims.filter(({ blocks }) => blocks !== false).map((claim) => claim.reason ?? claim.text);
  const reasons = reasonsOf({
    answer,
    because,
    cites,
    spoken,
    doubts: [...stated, ...(foreign.length > 0 ? [FOREIGN] : [])],
  });
  const value: Reply = {
    text: reply,
    language,
    sentiment: answer.sentiment,
    cites,
    facts: used.map((id) => ({ id, text: facts.get(id) ?? "" })),
    isUnsure: reasons.length > 0,
    reasons,
    needsPerson: answer.needsPerson,
  };
  return answers.conclude(value, {
    findings: inspect([{ path: "text", text: reply, markup: "plain" }], scope),
    issues: [
      ...sizeIssues(reply, request),
      ...open,
      ...found.filter(answers.isHard).map(({ field, reason }) => hard(field, reason)),
    ],
    doubts,
    repairs: [...parsed.repairs, ...repairs],
    notices: [],
    checked: answers.checksOf(REPLY_CHECKS, context.language),
    factsUsed: value.facts.map((fact) => fact.text),
  });
}
