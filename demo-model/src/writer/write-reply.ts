import type { Brief } from "../brief.ts";
import { codePoints } from "../counting.ts";
import { REPLIES, type ReplyBank } from "../languages/replies.ts";
import { answerTo } from "./asked.ts";
import { wishesOf } from "./wishes.ts";

type Answered = { sentence: string; factIds: string[]; answeredBy: string | null };
type Part = Answered & { kind: "fact" | "open" | "person" | "refused" };

export type WrittenReply = {
  language: string;
  sentiment: "positive" | "neutral" | "negative";
  answers: Answered[];
  isUnsure: boolean;
  unsureBecause: string | null;
  needsPerson: boolean;
  text: string;
};

const ENGLISH = REPLIES.find(({ code }) => code === "en") ?? REPLIES[0];

/** The language with most of its signs in the text; that of the business where there are none. */
export function bankFor(text: string, otherwise: string): ReplyBank | undefined {
  const counted = REPLIES.map((bank) => ({ bank, count: text.match(bank.signs)?.length ?? 0 }));
  const best = counted.toSorted((one, other) => other.count - one.count)[0];
  if (best && best.count > 0) return best.bank;
  const code = otherwise.toLowerCase().split("-")[0];
  return REPLIES.find((bank) => bank.code === code) ?? ENGLISH;
}

const ANGRY =
  /disappoint|terrible|awful|complain|angry|refund|broken|cold and|rude|never again|enttäuscht|schlecht|beschwer|ärger|kaputt|unfreundlich|nie wieder|péssim|desilud|reclama|mau atendimento|nunca mais|残念|ひどい|最悪|苦情|سيئ|شكوى|غاضب|خيبة/iu;
const GLAD =
  /thank|love|great|wonderful|delicious|danke|toll|lecker|wunderbar|obrigad|adorei|ótim|ありがとう|美味しい|おいしい|最高|شكر|رائع|لذيذ/iu;
const ACTS =
  /\b(?:book|order|reserve|cancel|refund|appointment)|bestell|reservier|stornier|termin|encomend|reserva|cancelar|marca[rç]|予約|注文|キャンセル|返金|حجز|طلب|إلغاء|استرداد|موعد/iu;
const ORDERS =
  /(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|rule|prompt)|system prompt|your instructions|other customers|password|ignorier.{0,30}anweisung|passwor[dt]|andere kund|ignora.{0,30}instru|指示を無視|パスワード|تجاهل.{0,30}تعليمات/iu;
const ASKS = /[?？؟]/u;

const sentencesIn = (text: string, locale: string): string[] =>
  [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== "");

export const asSentence = (text: string, { sentenceEnd }: ReplyBank): string =>
  /[.!?。！？؟]$/u.test(text) ? text : text + sentenceEnd;

/** What the reply says to one sentence of the customer; null to what asks for nothing. */
function partFor(sentence: string, brief: Brief, bank: ReplyBank): Part | null {
  if (ORDERS.test(sentence)) return { sentence, factIds: [], answeredBy: bank.refused, kind: "refused" };
  if (ACTS.test(sentence)) return { sentence, factIds: [], answeredBy: bank.person, kind: "person" };
  if (!ASKS.test(sentence)) return null;
  const approved = answerTo(
    sentence,
    brief.faq.map(({ id, question, answer }) => ({ id, answer, text: question })),
  );
  if (approved)
    return { sentence, factIds: [approved.id], answeredBy: asSentence(approved.answer, bank), kind: "fact" };
  const fact = answerTo(sentence, brief.facts);
  if (!fact) return { sentence, factIds: [], answeredBy: null, kind: "open" };
  const isOwnLanguage = brief.business.language.toLowerCase().startsWith(bank.code);
  const said = isOwnLanguage ? asSentence(fact.text, bank) : bank.quoted.replace("{fact}", fact.text);
  return { sentence, factIds: [fact.id], answeredBy: said, kind: "fact" };
}

const distinct = (sentences: readonly string[]): string[] => [...new Set(sentences)];

/** The sentences between greeting and close. */
function bodyOf(parts: readonly Part[], bank: ReplyBank, sentiment: WrittenReply["sentiment"]): string[] {
  const opening = sentiment === "negative" ? [bank.sorry] : [];
  const said = parts.map(({ answeredBy }) => answeredBy ?? bank.open);
  if (said.length > 0) return distinct([...opening, ...said]);
  return sentiment === "negative" ? [bank.sorry, bank.person] : [sentiment === "positive" ? bank.thanks : bank.open];
}

/** The reply in its order, without greeting and close where there is no room for them. */
function layOut(body: readonly string[], bank: ReplyBank, brief: Brief): string {
  const { customer, channel } = brief.conversation;
  const first = customer.split(/\s/u)[0] ?? "";
  const greeting = first === "" ? bank.greeting : bank.greetingTo.replace("{name}", first);
  const isShort = channel === "sms" || wishesOf(brief.instruction).has("shorter");
  const text = body.join(bank.joiner);
  const closes = isShort ? [""] : [bank.close, bank.closeBriefly];
  const whole = closes.map((close) => [greeting, text, close].filter((part) => part !== "").join("\n\n"));
  const other = whole.find((one) => one !== brief.draft) ?? text;
  const most = brief.room[0]?.most ?? Infinity;
  return codePoints(other) <= most && channel !== "sms" ? other : text;
}

/** Answers what the customer asked with the owner's facts, in the customer's language; what no fact answers stays open. */
export function writeReply(brief: Brief): WrittenReply {
  const spoken = brief.messages.map(({ text }) => text).join("\n");
  const bank = bankFor(spoken, brief.business.language);
  if (!bank) throw new Error("The demo speaks no language.");
  const owner = bankFor("", brief.business.language) ?? bank;
  const isAngry = ANGRY.test(spoken);
  const calm = GLAD.test(spoken) ? "positive" : "neutral";
  const sentiment = isAngry ? "negative" : calm;
  const parts = brief.messages
    .flatMap(({ text }) => sentencesIn(text, bank.code))
    .map((sentence) => partFor(sentence, brief, bank))
    .filter((part) => part !== null);
  const needsPerson = isAngry || parts.some(({ kind }) => kind === "person");
  const isUnsure =
    needsPerson || parts.some(({ kind }) => kind !== "fact") || (parts.length === 0 && calm !== "positive");
  const because = needsPerson ? owner.forPerson : owner.unsure;
  return {
    language: bank.code,
    sentiment,
    answers: parts.map(({ sentence, factIds, answeredBy }) => ({ sentence, factIds, answeredBy })),
    isUnsure,
    unsureBecause: isUnsure ? because : null,
    needsPerson,
    text: layOut(bodyOf(parts, bank, sentiment), bank, brief),
  };
}
