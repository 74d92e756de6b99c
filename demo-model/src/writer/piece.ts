import { codePoints } from "../counting.ts";
import { ANGLES, type Angle } from "../languages/language.ts";
import { pick, seedOf, turn } from "../seed.ts";
import { isBareHours, isForDay } from "./profile.ts";
import { createVoice, slotsOf, subjectOf, type Context, type Subject, type Voice } from "./context.ts";
import { dayIndex, daysBetween } from "./dates.ts";
import { render, renderAll } from "./template.ts";

/** One content to be written: what it is about, and the words it may choose from. */
export type Piece = {
  context: Context;
  subject: Subject;
  voice: Voice;
  hook: string;
  cta: string;
  facts: string[];
  turns: number;
};

/** The number of a content in its campaign, read from its day: contents are spread evenly over the period. */
function positionOf({ brief }: Context): number {
  const { campaign, content } = brief;
  const days = daysBetween(campaign.startsOn, campaign.endsOn);
  const day = dayIndex(campaign.startsOn, content.scheduledOn);
  if (days <= 0 || day < 0 || day >= days) return seedOf(content.topic, content.angle, content.channel) % 60;
  return Math.floor((day * (campaign.contentCount ?? 12)) / days);
}

/** Which of the demo's angles begins as a version is asked to. */
const BEGINS: Readonly<Record<string, Angle>> = {
  question: "question",
  offer: "offer",
  story: "moment",
  detail: "detail",
  moment: "visit",
  lesson: "guide",
  benefit: "doubt",
};

/** The angle a version is asked for or a content was planned with; for words of the owner's own, one of the angles at hand. */
function angleOf({ brief, bank, angles }: Context): Angle {
  const asked = BEGINS[brief.approach];
  if (asked !== undefined && angles.includes(asked)) return asked;
  const { topic, angle } = brief.content;
  const planned = ANGLES.find((each) => bank.angles[each].label === angle);
  return planned ?? pick(angles, seedOf(topic, angle)) ?? "moment";
}

/** Takes the offer, the lesson, the doubt and the detail that the topic names, where it names one. */
function heed(context: Context, subject: Subject): Subject {
  const { topic, callToAction } = context.brief.content;
  const named = `${topic}\n${callToAction}`;
  const quotable = [...context.details, ...context.facts];
  const plain = (text: string): string => render(text, context.base, context.choice) ?? text;
  const doubt = context.trade.doubts.find(({ text }) => topic.includes(plain(text)));
  const situation = context.trade.moments.findIndex((moment) => topic.includes(plain(moment)));
  return {
    ...subject,
    offer: context.offers.find(({ name }) => named.includes(name)) ?? subject.offer,
    lesson: context.trade.lessons.find(({ title }) => topic.includes(plain(title))) ?? subject.lesson,
    doubt: doubt?.text ?? subject.doubt,
    answer: doubt?.answer ?? subject.answer,
    situation: situation < 0 ? subject.situation : situation,
    question: context.trade.questions.find((question) => topic.includes(plain(question))) ?? subject.question,
    detail: quotable.find((detail) => topic.includes(detail)) ?? subject.detail,
  };
}

/** A topic in the owner's own words leads the text; one of the bank's is said by its hooks. */
function ownTopic(context: Context, voice: Voice): string {
  const { topic } = context.brief.content;
  // Versions of one text must not all begin alike.
  if (context.brief.approach !== "") return "";
  if (topic === "" || topic.length > 120 || !context.fits(topic)) return "";
  const ours = ANGLES.some((angle) => voice.all(context.bank.angles[angle].topics).includes(topic));
  const mentions = [
    ...voice.all(context.trade.lessons.map(({ title }) => title)),
    ...voice.all(context.trade.doubts.map(({ text }) => text)),
    ...voice.all(context.trade.questions),
    ...voice.all(context.trade.moments),
    ...context.details,
    ...context.facts,
  ];
  if (
    ours ||
    mentions.some((known) => topic.includes(known)) ||
    context.offers.some(({ name }) => topic.includes(name))
  )
    return "";
  return /[.!?。！？؟]$/u.test(topic) ? topic : `${topic}${context.bank.sentenceEnd}`;
}

/** A short call to action: the planned one where it suits the language and no other piece has said it. */
function callFor(context: Context, voice: Voice, angle: Angle): string {
  const { content, alreadySaid } = context.brief;
  const planned = content.callToAction;
  const isUsable = planned !== "" && planned.length <= 40 && context.fits(planned);
  const isSaid = (call: string): boolean => alreadySaid.includes(call);
  if (isUsable && !isSaid(planned)) return planned;
  const calls = voice.all(context.bank.angles[angle].ctas).filter((call) => codePoints(call) <= 40);
  return calls.find((call) => !isSaid(call)) ?? (isUsable ? planned : (calls[0] ?? ""));
}

export function createPiece(context: Context, turns: number): Piece {
  const angle = angleOf(context);
  const round = Math.floor(positionOf(context) / context.cycle);
  const subject = heed(context, subjectOf(context, angle, round));
  const slots = slotsOf(context, subject);
  const wanted = context.wishes.size > 0 ? 1 : 0;
  const voice = createVoice(context, slots, round + ANGLES.indexOf(angle) + context.turnedBy + turns + wanted);
  const hooks = voice.all(context.bank.angles[angle].hooks);
  const leading = turn([...context.inviting, ...context.details], positionOf(context) + turns);
  const others = context.facts.filter((fact) => !context.inviting.includes(fact));
  const today = context.facts.filter((fact) => isForDay(fact, context.brief.content.scheduledOn));
  const facts = [...new Set([...today, ...leading, ...others])].filter((fact) => fact !== subject.detail);
  const own = ownTopic(context, voice);
  return {
    context,
    subject,
    voice,
    hook: own === "" ? (hooks[0] ?? context.base["name"] ?? "") : own,
    cta: callFor(context, voice, angle),
    facts,
    turns,
  };
}

/** The offer in one sentence, with its terms where they are known. */
export function offerLine({ context, voice, subject }: Piece): string {
  if (!subject.offer) return "";
  return (
    voice.say(context.bank.lines.offerFull) ||
    renderAll(context.bank.lines.offerPlain, voice.slots, context.choice)[0] ||
    ""
  );
}

export const factLine = ({ context, facts, hook, voice, subject }: Piece, index = 0): string => {
  const fact = facts.filter((each) => !hook.includes(each))[index];
  if (fact === undefined) return "";
  const { lines } = context.bank;
  return (
    renderAll(
      isBareHours(fact) ? lines.hours : lines.fact,
      { ...voice.slots, fact },
      context.choice,
      index + subject.round + ANGLES.indexOf(subject.angle),
    )[0] ?? ""
  );
};

const ASKS_COST = /cost|kostet|custa|費用|تكلف/iu;
const ASKS_TIME =
  /after work|nach der Arbeit|depois do trabalho|仕事のあと|بعد العمل|queue|anstehen|fila|混んで|زحام/iu;

/** The offer or the hours where the doubt of a piece asks for price or time; nothing else would answer it. */
export function answerLine(piece: Piece): string {
  const { context, subject } = piece;
  const hours = context.hours.filter((fact) => !piece.hook.includes(fact));
  if (ASKS_COST.test(subject.doubt)) return offerLine(piece) || factLine(piece);
  if (ASKS_TIME.test(subject.doubt) && hours.length > 0) return factLine({ ...piece, facts: hours });
  return "";
}

/** A word of the season where the language has the habit and the voice of the business wants it. */
export function seasonLine({ context, turns }: Piece): string {
  const { voice, constraints } = context.brief.business;
  const wanted = [...voice, ...constraints].some((rule) => /season|季節|jahreszeit|estação|موسم/iu.test(rule));
  const month = Number(context.brief.content.scheduledOn.slice(5, 7));
  return wanted && month >= 1
    ? (pick(context.bank.lines.seasons[month - 1] ?? [], positionOf(context) + turns) ?? "")
    : "";
}

export function factList({ context, facts, voice }: Piece, most: number): string {
  if (facts.length === 0) return "";
  return [voice.say(context.bank.lines.factList), ...facts.slice(0, most).map((fact) => `- ${fact}`)].join("\n");
}

/** Joins what is there, each part on its own, and drops what is empty or said already. */
export const paragraphs = (parts: readonly string[]): string =>
  [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))].join("\n\n");

export const sentences = ({ context }: Piece, parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(context.bank.joiner);
