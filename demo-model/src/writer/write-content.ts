import type { Brief } from "../brief.ts";
import { ANGLES } from "../languages/language.ts";
import { dictionaryOf } from "../unknown-values.ts";
import { citedIn, textIn } from "./cited.ts";
import type { Context } from "./context.ts";
import { blog, email, googleAds } from "./long-forms.ts";
import { createPiece, type Piece } from "./piece.ts";
import { wishesOf } from "./wishes.ts";
import { bluesky, facebook, instagram, linkedin, sms, threads, x } from "./posts.ts";

type Fields = Record<string, unknown>;

const WRITERS: Readonly<Record<string, (piece: Piece) => Fields>> = {
  instagram,
  facebook,
  linkedin,
  x,
  bluesky,
  threads,
  email,
  sms,
  blog,
  google_ads: googleAds,
};

const VARIANTS = 12;

const grams = (text: string): Set<string> => {
  const plain = text.toLowerCase().replaceAll(/\s+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 3) }, (_, at) => plain.slice(at, at + 4)));
};

/** How much of one text another holds, from 0 to 1. */
function overlap(said: Set<string>, text: Set<string>): number {
  const shared = [...said].filter((gram) => text.has(gram)).length;
  return said.size === 0 ? 0 : shared / said.size;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** How far a variant repeats what is there: the text that is to be replaced above all, then earlier contents. */
function repetition(fields: Fields, { content, current, field, alreadySaid, instruction }: Brief): number {
  // What the plan asks this piece to say is no repetition.
  const others = alreadySaid.filter((said) => said !== content.callToAction && said !== content.topic);
  const before = field === "" ? current : dictionaryOf(current)[field];
  const now = field === "" ? fields : fields[field];
  const unchanged = before !== null && before !== undefined && same(before, now) ? 10 : 0;
  const text = grams(textIn(now));
  const near = before ? overlap(grams(textIn(before)), text) : 0;
  const wantsLess = before !== null && before !== undefined && wishesOf(instruction).has("shorter");
  const long = wantsLess && textIn(now).length >= textIn(before).length ? 5 : 0;
  return unchanged + long + near + Math.max(0, ...others.map((said) => overlap(grams(said), text)));
}

const REPEATS = 0.35;

type Draft = { piece: Piece; fields: Fields };

/** The first variant that says something new, or the one that repeats least. */
function freshest(variant: (turns: number) => Draft, brief: Brief): Draft {
  const first = variant(0);
  if (brief.current === null && brief.alreadySaid.length === 0) return first;
  let best = { draft: first, repeats: Infinity };
  for (let turns = 0; turns < VARIANTS && best.repeats >= REPEATS; turns += 1) {
    const draft = variant(turns);
    const repeats = repetition(draft.fields, brief);
    if (repeats < best.repeats) best = { draft, repeats };
  }
  return best.draft;
}

/** The opening that was taken, and two with other ideas. */
function hooksOf({ context, hook, subject, voice }: Piece): string[] {
  const { angles } = context.bank;
  const others = ANGLES.filter((angle) => angle !== subject.angle).flatMap((angle) =>
    voice.all(angles[angle].hooks).slice(0, 1),
  );
  return [...new Set([hook, ...others])].slice(0, 3);
}

export type WrittenContent = {
  moment: string;
  angle: string;
  doubt: string;
  factsUsed: string[];
  hooks: string[];
  fields: Fields;
};

/** Writes one content for its channel; with `field`, only that field of the present text. */
export function writeContent(context: Context): WrittenContent {
  const { brief, bank, trade } = context;
  const write = WRITERS[brief.content.channel] ?? facebook;
  const variant = (turns: number): Draft => {
    const piece = createPiece(context, turns);
    return { piece, fields: write(piece) };
  };
  const { piece, fields: chosen } = freshest(variant, brief);
  const fields =
    brief.field === "" || brief.current === null ? chosen : { ...brief.current, [brief.field]: chosen[brief.field] };
  return {
    moment: piece.voice.say(trade.moments),
    angle: bank.angles[piece.subject.angle].label,
    doubt: piece.voice.slots["doubt"] ?? "",
    factsUsed: citedIn(textIn(fields), brief),
    hooks: hooksOf(piece),
    fields,
  };
}
