import type { Brief } from "../brief.ts";
import { dictionaryOf, isDictionary } from "../unknown-values.ts";
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

const textIn = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textIn).join("\n");
  return isDictionary(value) ? Object.values(value).map(textIn).join("\n") : "";
};

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
function repetition(fields: Fields, { current, field, alreadySaid, instruction }: Brief): number {
  const before = field === "" ? current : dictionaryOf(current)[field];
  const now = field === "" ? fields : fields[field];
  const unchanged = before !== null && before !== undefined && same(before, now) ? 10 : 0;
  const text = grams(textIn(now));
  const near = before ? overlap(grams(textIn(before)), text) : 0;
  const wantsLess = before !== null && before !== undefined && wishesOf(instruction).has("shorter");
  const long = wantsLess && textIn(now).length >= textIn(before).length ? 5 : 0;
  return unchanged + long + near + Math.max(0, ...alreadySaid.map((said) => overlap(grams(said), text)));
}

const REPEATS = 0.35;

/** The first variant that says something new, or the one that repeats least. */
function freshest(variant: (turns: number) => Fields, brief: Brief): Fields {
  if (brief.current === null && brief.alreadySaid.length === 0) return variant(0);
  let best = { fields: variant(0), repeats: Infinity };
  for (let turns = 0; turns < VARIANTS && best.repeats >= REPEATS; turns += 1) {
    const fields = variant(turns);
    const repeats = repetition(fields, brief);
    if (repeats < best.repeats) best = { fields, repeats };
  }
  return best.fields;
}

/** The ids of the facts whose words or values a text holds. */
function factsIn(text: string, brief: Brief): string[] {
  const values = (fact: string): string[] => [
    fact.replace(/[.。]$/u, ""),
    ...brief.business.offers.filter(({ name }) => fact.includes(name)).map(({ name }) => name),
    ...brief.business.facts.filter((own) => fact.includes(own)).map((own) => own.replace(/[.。]$/u, "")),
    ...[brief.business.location, brief.business.website.replace(/^https?:\/\//u, "").replace(/\/$/u, "")].filter(
      (own) => own !== "" && fact.includes(own),
    ),
  ];
  return brief.facts.filter((fact) => values(fact.text).some((known) => text.includes(known))).map(({ id }) => id);
}

export type WrittenContent = { factsUsed: string[]; fields: Fields; moment: string; angle: string; hooks: string[] };

/** Writes one content for its channel; with `field`, only that field of the present text. */
export function writeContent(context: Context): WrittenContent {
  const { brief } = context;
  const write = WRITERS[brief.content.channel] ?? facebook;
  const chosen = freshest((turns) => write(createPiece(context, turns)), brief);
  const fields =
    brief.field === "" || brief.current === null ? chosen : { ...brief.current, [brief.field]: chosen[brief.field] };
  const { subject, voice } = createPiece(context, 0);
  const { label, hooks } = context.bank.angles[subject.angle];
  const moment = voice.say(context.trade.moments);
  return {
    factsUsed: factsIn(textIn(fields), brief),
    fields,
    moment,
    angle: label,
    hooks: voice.all(hooks).slice(0, 3),
  };
}
