import type { Brief } from "../brief.ts";
import { bytes, codePoints, weightedLength, width } from "../counting.ts";
import { citedIn, textIn } from "./cited.ts";
import { hasWish, type Context } from "./context.ts";
import { createPiece, type Piece } from "./piece.ts";
import { renderAll } from "./template.ts";

export type RewrittenPassage = { change: string; factsUsed: string[]; passage: string };

type Passage = NonNullable<Brief["passage"]>;

/** Pictures that stand for themselves; signs such as ™ are read as letters. */
const EMOJI = /[ \t]*(?:\p{RGI_Emoji}|\p{Emoji_Presentation})/gv;
const ENDING = /[.!?。！？؟…]+$/u;

const sentencesIn = (text: string, locale: string): string[] =>
  [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => segment.trim() !== "");

/** The first two thirds of the words, or of the letters where words are not kept apart. */
function cut(text: string): string {
  const ending = ENDING.exec(text)?.[0] ?? "";
  const words = text.replace(ENDING, "").split(/(?<=\s)/u);
  const parts = words.length > 2 ? words : Array.from(text.replace(ENDING, ""));
  const kept = parts.slice(0, Math.max(1, Math.floor((parts.length * 2) / 3))).join("");
  return kept.replace(/[\s,;:、，،–—-]+$/u, "") + ending;
}

/** Shorter by a third: sentences go from the end, then clauses, then words. */
function shorter(text: string, locale: string): string {
  const sentences = sentencesIn(text, locale);
  // A last sentence that goes on behind the passage stays; the first ones go instead.
  if (sentences.length > 1 && !ENDING.test(text)) return sentences.slice(Math.ceil(sentences.length / 3)).join("");
  if (sentences.length > 1) {
    return sentences
      .slice(0, Math.max(1, Math.floor((sentences.length * 2) / 3)))
      .join("")
      .trim();
  }
  const clause = /^(.{8,}?)[,;:、，،]/su.exec(text)?.[1];
  return clause === undefined ? cut(text) : clause + (ENDING.exec(text)?.[0] ?? "");
}

/** One thought to a sentence: what hangs on a comma stands alone, or goes. */
function simpler(text: string, locale: string): string {
  const plain = text.replaceAll(/\s*[;–—]\s*/gu, ". ").replaceAll(/\s*\([^()]*\)/gu, "");
  return plain === text ? shorter(text, locale) : plain;
}

/** What else could stand at a place, by what the place is. */
function poolFor(path: string, { context, voice, subject }: Piece): string[] {
  const { bank, trade } = context;
  const angle = bank.angles[subject.angle];
  if (path.startsWith("headlines.")) return voice.all(bank.lines.headlines);
  if (path.startsWith("descriptions.")) return voice.all(bank.lines.adDescriptions);
  if (path.startsWith("hashtags.")) return trade.tags.map((tag) => `#${tag.replace(/^#/u, "")}`);
  if (path === "preheader") return voice.all(bank.lines.preheaders);
  if (path === "description") return voice.all(bank.lines.descriptions);
  if (path === "altText") return voice.all(trade.pictures);
  if (path === "callToAction.label") return voice.all(angle.ctas);
  if (/^(?:subject|title)$|\.heading$/u.test(path)) return voice.all([...angle.subjects, ...angle.topics]);
  return voice.all([...angle.follows, ...trade.invites, ...trade.scenes, ...bank.lines.warm]);
}

/** Each offer in a sentence, the one that the piece is about first. */
const offersFor = ({ context, voice, subject }: Piece): string[] =>
  [...(subject.offer ? [subject.offer] : []), ...context.offers].flatMap(({ name, price, terms }) => {
    const slots = { ...voice.slots, offer: name, price, terms };
    const { offerFull, offerPlain } = context.bank.lines;
    return renderAll([...offerFull, ...offerPlain], slots, context.choice).slice(0, 1);
  });

/** A fact or a detail of the business that the text does not say yet, as a sentence. */
const factsFor = ({ context, voice, subject }: Piece): string[] =>
  [...new Set([subject.detail, ...context.inviting, ...context.facts, ...context.details])]
    .filter((fact) => fact !== "")
    .flatMap((fact) => renderAll(context.bank.lines.fact, { ...voice.slots, fact }, context.choice));

/** What may take the passage's place, the best first. */
function candidates(piece: Piece, { path, text }: Passage): string[] {
  const { context, voice } = piece;
  const { bank, base } = context;
  const { instruction } = context.brief;
  const bare = text.trim();
  const locale = bank.code;
  const brief = [shorter(bare, locale), cut(bare)];
  const longer = (sentences: readonly string[]): string[] =>
    sentences
      .filter((sentence) => sentence !== "")
      .map((sentence) => `${bare}${ENDING.test(bare) ? bank.joiner : " "}${sentence}`);
  if (hasWish(context, "noEmoji")) return [bare.replaceAll(EMOJI, "").trim()];
  if (hasWish(context, "shorter")) return brief;
  if (hasWish(context, "offer")) return [...longer(offersFor(piece)), ...offersFor(piece)];
  if (hasWish(context, "warmer")) return [...longer(voice.all(bank.lines.warm)), ...voice.all(bank.lines.warm)];
  if (hasWish(context, "specific")) return [...longer(factsFor(piece)), ...factsFor(piece), base["name"] ?? ""];
  if (/^simplif/iu.test(instruction)) return [simpler(bare, locale), ...brief];
  return [...poolFor(path, piece), ...brief];
}

const COUNTERS: readonly (readonly [RegExp, (text: string) => number])[] = [
  [/as X counts/u, weightedLength],
  [/twice/u, width],
  [/bytes/u, bytes],
];

const fits = (text: string, room: Brief["room"]): boolean =>
  room.every(({ most, unit }) => (COUNTERS.find(([sign]) => sign.test(unit))?.[1] ?? codePoints)(text) <= most);

/** As many words, or letters, as there is room for. */
function cutToRoom(text: string, room: Brief["room"]): string {
  let kept = text;
  while (kept !== "" && !fits(kept, room)) kept = /\s/u.test(kept) ? kept.replace(/\s+\S*$/u, "") : kept.slice(0, -1);
  return kept;
}

/** Writes another passage for the same place, in the language of the business and from its facts. */
export function rewritePassage(context: Context, passage: Passage): RewrittenPassage {
  const { brief } = context;
  const around = `${passage.before}\n${passage.after}\n${textIn(brief.others)}`;
  const bare = passage.text.trim();
  const possible = [0, 1, 2]
    .flatMap((turns) => candidates(createPiece(context, turns), passage))
    .filter((text) => text !== "" && text !== bare);
  const isNew = (text: string): boolean => !around.includes(text.replace(bare, "").trim() || text);
  const best =
    possible.find((text) => fits(text, brief.room) && isNew(text)) ??
    possible.find((text) => fits(text, brief.room)) ??
    cutToRoom(possible[0] ?? cut(bare), brief.room);
  return { change: brief.instruction.split("\n")[0] ?? "", factsUsed: citedIn(best, brief), passage: best };
}
