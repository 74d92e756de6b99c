import { readBrief, type Brief } from "../brief.ts";
import type { ChatRequest } from "../chat-request.ts";
import { conform } from "../conform.ts";
import { pick, seedOf } from "../seed.ts";
import { countTokens, cutToTokens } from "../tokens.ts";
import type { Dictionary } from "../unknown-values.ts";
import type { Answer } from "../wire.ts";
import { createContext, type Context } from "./context.ts";
import { rewritePassage } from "./rewrite-passage.ts";
import { render } from "./template.ts";
import { writeContent } from "./write-content.ts";
import { writeQuestions } from "./write-questions.ts";
import { writeReply } from "./write-reply.ts";
import { writeStrategy } from "./write-strategy.ts";

/** What the owner should know about an answer. */
function noticesOf({ brief, bank, fallback, skippedFacts }: Context): string[] {
  const { language, website } = brief.business;
  const name = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const named = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(language) ? (name.of(language) ?? language) : language;
  return [
    ...(fallback ? [bank.notices.language.replace("{language}", named)] : []),
    ...(skippedFacts ? [bank.notices.skippedFacts] : []),
    ...(website === "" && brief.content.channel === "email" ? [bank.notices.noWebsite] : []),
  ];
}

function answerTo(brief: Brief, context: Context): Dictionary {
  if (brief.task === "reply") return writeReply(brief);
  if (brief.task === "questions") return writeQuestions(brief);
  const notices = noticesOf(context);
  if (brief.passage) return { notices: [], ...rewritePassage(context, brief.passage) };
  if (brief.task === "content" || (brief.task === "" && brief.content.channel !== "")) {
    return { notices, ...writeContent(context) };
  }
  return { notices, openQuestions: notices, ...writeStrategy(context) };
}

/** The words for a property nobody told the demo about. */
function inventWith({ bank, base, choice, trade, turnedBy, brief }: Context) {
  const sentences = [...bank.plan.keyMessages, ...bank.lines.warm]
    .map((template) => render(template, base, choice))
    .filter((text) => text !== null);
  return (name: string, position: number): string => {
    if (/url|link|website/iu.test(name)) return brief.business.website || "https://example.com/";
    if (/date|day|on$/iu.test(name)) return brief.campaign.startsOn || "2027-01-15";
    if (/tag/iu.test(name)) return pick(trade.tags, position) ?? "";
    return pick(sentences, seedOf(name) + position + turnedBy) ?? brief.business.name;
  };
}

/** Whoever tries again asks the same: so many of the latest answers are kept for that. */
const KEPT = 50;
const written = new Map<string, Answer>();

/** Answers a request: the same request always gets the same answer. */
export function writeAnswer(request: ChatRequest): Answer {
  const asked = `${request.maxTokens} ${request.wantsJson} ${request.identity}`;
  const answer = written.get(asked) ?? write(request);
  if (written.size >= KEPT) written.clear();
  written.set(asked, answer);
  return answer;
}

function write(request: ChatRequest): Answer {
  const brief = readBrief(request.messages);
  const context = createContext(brief);
  const wanted = answerTo(brief, context);
  const fields = wanted["fields"];
  const known: Dictionary = { ...(typeof fields === "object" ? fields : {}), ...wanted };
  const value = request.schema ? conform(request.schema, wanted, known, inventWith(context)) : wanted;
  const content = request.wantsJson ? JSON.stringify(value) : plainAnswer(context);
  if (countTokens(content) <= request.maxTokens) return { content, refusal: null, finishReason: "stop" };
  return { content: cutToTokens(content, request.maxTokens), refusal: null, finishReason: "length" };
}

/** Without a schema the demo has one thing to say. */
function plainAnswer({ bank, base, choice }: Context): string {
  return bank.plan.keyMessages.map((template) => render(template, base, choice)).find((text) => text !== null) ?? "OK";
}
