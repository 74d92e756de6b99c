import { width, codePoints } from "../counting.ts";
import { pick, seedOf, turn } from "../seed.ts";
import { ANGLES, type Angle, type Lesson } from "../languages/language.ts";
import { hasWish, shortName } from "./context.ts";
import { answerLine, factLine, factList, offerLine, paragraphs, seasonLine, sentences, type Piece } from "./piece.ts";
import { firstSentence, render, renderAll } from "./template.ts";

type Fields = Record<string, unknown>;

const SUBJECT = 50;
const PREHEADER = 100;
const TITLE = 68;
const DESCRIPTION = 158;
/** The longest opening that reads as a heading. */
const HEADING = 90;
const HEADLINES = 10;
const DESCRIPTIONS = 4;

const length = (text: string): number => codePoints(text);

/** The first text that is short enough; where none is, the shortest. */
function shortEnough(texts: readonly string[], longest: number): string {
  return texts.find((text) => length(text) <= longest) ?? texts.toSorted((a, b) => length(a) - length(b))[0] ?? "";
}

function emailBody(piece: Piece): string {
  const { context, voice, subject, hook } = piece;
  const { lines, angles } = context.bank;
  const wishes = context.wishes;
  const greeting = [voice.say(lines.greetings), seasonLine(piece)];
  const ending = [`${voice.say(lines.closes)}\n${context.brief.business.name}`];
  const { lesson = "", answer = "" } = voice.slots;
  const core: Partial<Record<Angle, string>> = {
    guide: firstSentence(lesson),
    doubt: answer,
    question: "",
  };
  if (wishes.has("shorter")) {
    return paragraphs([...greeting, hook, core[subject.angle] ?? (offerLine(piece) || factLine(piece)), ...ending]);
  }
  return paragraphs([
    ...greeting,
    hook,
    ...(wishes.has("offer") ? [offerLine(piece)] : []),
    voice.say(angles[subject.angle].follows),
    ...(subject.angle === "doubt" ? [answerLine(piece)] : []),
    ...(["guide", "question"].includes(subject.angle) ? [] : [offerLine(piece)]),
    ...(subject.angle === "question" ? [] : [factList(piece, 3)]),
    ...(wishes.has("longer") || wishes.has("specific") ? [voice.slots["lesson"] ?? "", voice.say(lines.place)] : []),
    ...(wishes.has("warmer") ? [voice.say(lines.warm)] : []),
    ...ending,
  ]);
}

export function email(piece: Piece): Fields {
  const { context, voice, subject, cta } = piece;
  const { lines, angles } = context.bank;
  const subjects = voice.all(angles[subject.angle].subjects);
  const title = shortEnough(subjects, SUBJECT);
  const preheaders = voice.all(lines.preheaders).filter((text) => text !== title);
  const url = context.brief.business.website || "https://example.com/";
  const label = shortEnough(
    [cta, ...voice.all(angles[subject.angle].ctas)].filter((text) => text !== ""),
    40,
  );
  return {
    subject: title,
    preheader: shortEnough(preheaders, PREHEADER),
    body: emailBody(piece),
    callToAction: { label, url },
  };
}

function titleOf({ context, voice, subject }: Piece): string {
  const planned = context.brief.content.topic;
  const topics = voice.all(context.bank.angles[subject.angle].topics);
  const own = planned !== "" && context.fits(planned) ? [planned] : [];
  const rest = ANGLES.flatMap((angle) => voice.all(context.bank.angles[angle].topics));
  return shortEnough([...own, ...topics, ...rest], TITLE);
}

export function blog(piece: Piece): Fields {
  const { context, voice, hook, subject } = piece;
  const { lines, angles } = context.bank;
  const plain = (text: string): string => render(text, voice.slots, context.choice) ?? "";
  const start = context.trade.lessons.findIndex(({ title }) => title === subject.lesson?.title);
  const lessons: Lesson[] = turn(context.trade.lessons, Math.max(0, start)).slice(
    0,
    hasWish(context, "shorter") ? 1 : 2,
  );
  const scene = voice.slots["scene"] ?? "";
  const opening = hook.replace(/[.。]$/u, "");
  const leads = codePoints(opening) <= HEADING;
  const sections = [
    {
      heading: leads ? opening : voice.say(lines.headings.intro),
      body: paragraphs([
        hook.includes(scene) ? "" : scene,
        leads ? "" : hook,
        seasonLine(piece),
        subject.angle === "guide" ? "" : voice.say(angles[subject.angle].follows),
      ]),
    },
    ...lessons.map(({ title, text }, index) => ({
      heading: plain(title),
      body: sentences(piece, [plain(text), index === 0 ? factLine(piece) : ""]),
    })),
    ...(hook.includes(subject.doubt)
      ? []
      : [{ heading: voice.slots["doubt"] ?? "", body: voice.slots["answer"] ?? "" }]),
    ...(subject.offer
      ? [
          {
            heading: voice.say(lines.headings.offer),
            body: paragraphs([offerLine(piece), subject.angle === "offer" ? "" : voice.say(angles.offer.follows)]),
          },
        ]
      : []),
    {
      heading: voice.say(lines.headings.visit),
      body: paragraphs([
        voice.say(lines.place),
        factList(piece, 5),
        renderAll(lines.link, { ...voice.slots, cta: piece.cta }, context.choice)[0] ?? "",
      ]),
    },
  ];
  return {
    title: titleOf(piece),
    description: shortEnough(voice.all(lines.descriptions), DESCRIPTION),
    sections: sections.filter(({ heading, body }) => heading !== "" && body !== ""),
  };
}

const isAdText = (text: string): boolean =>
  !/[!！]|\.\.\.|\?\?|\p{Extended_Pictographic}|[\uff65-\uff9f]|https?:/u.test(text) && !/\p{Lu}{5,}/u.test(text);

export function googleAds(piece: Piece): Fields {
  const { context, voice, subject } = piece;
  const { lines } = context.bank;
  const start = piece.turns + subject.round + seedOf(context.brief.content.topic, context.brief.instruction);
  const short = {
    ...voice.slots,
    fact: pick(context.inviting, start) ?? "",
    name: shortName(context.brief.business.name, 30),
  };
  const facts = context.inviting.filter((fact) => width(fact) <= 30);
  const own = renderAll(lines.headlines, short, context.choice);
  const fixed = own.slice(0, 4);
  const headlines = [...fixed, ...turn([...own.slice(4), ...context.trade.searches, ...facts], start)].filter(
    (text) => width(text) <= 30 && isAdText(text),
  );
  const detailed = turn(
    [...context.details, ...context.inviting].filter((text) => length(text) > 20),
    start,
  ).map((text) => `${text}${context.bank.sentenceEnd}`);
  const [lead, ...others] = renderAll(lines.adDescriptions, short, context.choice);
  const descriptions = [lead ?? "", ...turn([...others, ...detailed], start)].filter(
    (text) => text !== "" && width(text) <= 90 && isAdText(text),
  );
  return {
    headlines: [...new Set(headlines)].slice(0, HEADLINES),
    descriptions: [...new Set(descriptions)].slice(0, DESCRIPTIONS),
  };
}
