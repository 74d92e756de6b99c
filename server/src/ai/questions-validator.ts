import { MAX_FAQ_ANSWER, MAX_FAQ_QUESTION } from "@handbill/contracts";
import type { NamedQuestion, NamedQuestions, QuestionsRequest, ReplyRequest } from "./ai-requests.ts";
import { allowListOf, type Finding, inspect } from "./guard/output.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import { factList } from "./prompts/facts.ts";
import type { QuestionsAnswer } from "./prompts/questions.ts";
import { REPLY_CHECKS, replyFindings } from "./rules/reply-trade.ts";
import { type Issue, soft, withoutCitations, withoutMarkdown } from "./rules/rule.ts";
import { textsIn } from "./rules/texts.ts";
import { claimsOf } from "./rules/trade/to-claims.ts";
import * as answers from "./schema-validator.ts";

type Named = Omit<NamedQuestions, "receipt">;
type Said = QuestionsAnswer["questions"][number];
/** What of one entry may be proposed, and what is to be put right. */
type Judged = {
  named: NamedQuestion | null;
  skipped: string | null;
  findings: Finding[];
  issues: Issue[];
  isRepaired: boolean;
};

const MOST = { question: MAX_FAQ_QUESTION, answer: MAX_FAQ_ANSWER, topic: 120, angle: 400 } as const;
/** Nothing with these is given out at all, whatever it stands in. */
const BLOCKING = new Set<Finding["kind"]>(["leak", "secret"]);

const tidy = (text: string): string => withoutMarkdown(withoutCitations(text)).replace(/\s+/gu, " ").trim();

/** An answer is checked as a reply is: the same facts back it, and nothing that a customer said. */
const asReply = ({ business, today }: QuestionsRequest): ReplyRequest => ({
  business,
  faq: [],
  conversation: { channel: "email", subject: "", customer: "", about: null },
  messages: [],
  instruction: null,
  previous: null,
  today,
});

const idsOf = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.trim().replace(/^\[|\]$/g, "")))];

type Scope = Parameters<typeof inspect>[1];
type Surroundings = { request: QuestionsRequest; context: answers.CheckContext; scope: Scope };

/** The answer with the facts behind it; empty, with the reason, where the owner has to write it. */
function answerOf(
  { answer, factIds }: Said,
  path: string,
  language: string,
  { request, context, scope }: Surroundings,
) {
  const known = new Map(factList(request.business).map(({ id, text }) => [id, text]));
  const ids = idsOf(factIds);
  const facts = ids.map((id) => known.get(id)).filter((text) => text !== undefined);
  const text = tidy(answer ?? "");
  const none = (issues: Issue[]) => ({ answer: "", facts: [], issues, isRepaired: facts.length < ids.length });
  if (text === "") return none([]);
  if (facts.length === 0)
    return none([soft(path, "No fact holds this answer. Cite the facts it rests on, or give null.")]);
  if (text.length > MOST.answer) return none([soft(path, `This has more than ${MOST.answer} characters.`)]);
  const found = replyFindings(text, asReply(request), { spoken: [], language, check: context.language });
  const stated = claimsOf(found, []).filter(({ blocks }) => blocks !== false);
  const wrong = found.filter(answers.isHard).map(({ reason }) => reason);
  const doubts = [...wrong, ...stated.map((claim) => claim.reason ?? claim.text)];
  if (doubts.length > 0) return none(doubts.map((reason) => soft(path, reason)));
  const strange = inspect([{ path, text, markup: "plain" }], scope);
  if (strange.length > 0)
    return none(strange.map(({ found: what }) => soft(path, `"${what.slice(0, 60)}" is not in the data.`)));
  return { answer: text, facts, issues: [], isRepaired: facts.length < ids.length };
}

/** What is said of one group. What is no proposal is left out; what can be put right is asked for once more. */
function judge(said: Said, index: number, surroundings: Surroundings): Judged {
  const { request, scope } = surroundings;
  const groupId = said.groupId.trim();
  const asked = request.groups.find(({ id }) => id === groupId);
  const at = (field: string): string => `questions.${index}.${field}`;
  const nothing = (...issues: Issue[]): Judged => ({ ...NOTHING, issues });
  if (!asked) return nothing(soft(at("groupId"), `There is no group ${said.groupId.slice(0, 20)}.`));
  if (!said.isQuestion) return { ...NOTHING, skipped: groupId };
  const [question, topic, angle] = [tidy(said.question), tidy(said.topic), tidy(said.angle)];
  const texts = Object.entries({ question, topic, angle, answer: tidy(said.answer ?? "") });
  const parts = texts.map(([field, text]) => ({ path: at(field), text, markup: "plain" as const }));
  const findings = inspect(parts, scope);
  const blocking = findings.filter(({ kind }) => BLOCKING.has(kind));
  const strange = findings.filter(({ path }) => path !== at("answer"));
  const sizes = Object.entries({ question, topic }).filter(([, text]) => text === "");
  const long = Object.entries({ question, topic, angle }).filter(([field, text]) => text.length > lengthOf(field));
  const issues = [
    ...sizes.map(([field]) => soft(at(field), "This is empty. Write it, or say that it is no question.")),
    ...long.map(([field]) => soft(at(field), `This is longer than ${lengthOf(field)} characters.`)),
    ...strange.map(({ path, found }) => soft(path, `"${found.slice(0, 60)}" must not stand here.`)),
  ];
  if (issues.length > 0 || blocking.length > 0) return { ...nothing(...issues), findings: blocking };
  const { answer, facts, issues: open, isRepaired } = answerOf(said, at("answer"), asked.language, surroundings);
  return { ...NOTHING, named: { groupId, question, answer, facts, topic, angle }, issues: open, isRepaired };
}

const NOTHING: Judged = { named: null, skipped: null, findings: [], issues: [], isRepaired: false };

const lengthOf = (field: string): number =>
  field === "question" || field === "topic" || field === "angle" ? MOST[field] : 0;

/** Groups of which nothing is said. */
const missing = ({ groups }: QuestionsRequest, { questions }: QuestionsAnswer): Issue[] =>
  groups
    .filter(({ id }) => !questions.some(({ groupId }) => groupId.trim() === id))
    .map(({ id }) => soft("questions", `There is no entry for group ${id}.`));

/** One proposal for each group: the first. */
const distinct = (named: readonly NamedQuestion[]): NamedQuestion[] =>
  [...new Map(named.toReversed().map((one) => [one.groupId, one])).values()].toReversed();

/** Reads and checks names. An entry that must not be proposed is left out; an answer that nothing backs is left to the owner. */
export function checkQuestionsAnswer(
  text: string,
  shape: AnswerShape<QuestionsAnswer>,
  request: QuestionsRequest,
  context: answers.CheckContext,
): answers.Check<Named> {
  const parsed = answers.read(text, shape);
  if (!parsed.ok) return parsed;
  const scope = { allow: allowListOf(textsIn(request.business)), leaks: context.leaks };
  const surroundings = { request, context, scope };
  const judged = parsed.answer.questions
    .slice(0, request.groups.length)
    .map((said, index) => judge(said, index, surroundings));
  const questions = distinct(judged.map(({ named }) => named).filter((named) => named !== null));
  const named = new Set(questions.map(({ groupId }) => groupId));
  const skipped = judged
    .map((one) => one.skipped)
    .filter((groupId): groupId is string => groupId !== null && !named.has(groupId));
  const isRepaired = judged.some((one) => one.isRepaired);
  return answers.conclude<Named>(
    { questions, skipped: [...new Set(skipped)] },
    {
      findings: judged.flatMap(({ findings }) => findings),
      issues: [...judged.flatMap(({ issues }) => issues), ...missing(request, parsed.answer)],
      doubts: [],
      repairs: [...parsed.repairs, ...(isRepaired ? ["unknown_facts"] : [])],
      notices: [],
      checked: answers.checksOf(REPLY_CHECKS, context.language),
      factsUsed: [...new Set(questions.flatMap(({ facts }) => facts))],
    },
  );
}
