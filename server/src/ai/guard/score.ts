import { NEW_ROLE, INSTRUCTIONS, OVERRIDES, PROMPT_REQUEST, REPLY, ROLE_TOKENS, STEERING } from "./attack-words.ts";
import { decodedIn } from "./encodings.ts";
import { hasHiddenText } from "./hidden-text.ts";
import { hasDisguisedOrder } from "./disguises.ts";

/** What a text that tries to take the wheel looks like, with how much each sign weighs. */
const WEIGHTS = {
  hidden_text: 0.9,
  delimiter: 0.9,
  role_token: 0.7,
  override: 0.7,
  prompt_request: 0.6,
  disguised: 0.6,
  new_role: 0.5,
  encoded: 0.4,
  steering: 0.4,
} as const;

export type InputFlag = keyof typeof WEIGHTS;

const DELIMITER = /<\s{0,3}\/?\s{0,3}data\b/iu;
const MAX_SENTENCE = 240;
const MAX_LENGTH = 256 * 1024;

const ANY_ORDER = new RegExp(OVERRIDES.map(({ verb }) => verb.source).join("|"), "u");

/** Sentences, the long ones cut: an order does not take a page. */
function* sentencesOf(text: string): Generator<string> {
  for (const sentence of text.split(/[.!?](?=\s|$)|[\n。！？؟।]/u)) {
    for (let start = 0; start < sentence.length; start += MAX_SENTENCE) {
      yield sentence.slice(Math.max(0, start - 60), start + MAX_SENTENCE);
    }
  }
}

const isOverride = (text: string): boolean =>
  ANY_ORDER.test(text) &&
  sentencesOf(text).some((sentence) =>
    OVERRIDES.some(({ verb, object, which }) => verb.test(sentence) && object.test(sentence) && which.test(sentence)),
  );

/** The signs that lie in the wording. */
function* wordingFlags(text: string): Generator<InputFlag> {
  if (ROLE_TOKENS.test(text)) yield "role_token";
  if (isOverride(text)) yield "override";
  if (INSTRUCTIONS.test(text) && PROMPT_REQUEST.test(text)) yield "prompt_request";
  if (NEW_ROLE.test(text)) yield "new_role";
  if (REPLY.test(text) && sentencesOf(text).some((sentence) => STEERING.test(sentence.trim()))) yield "steering";
}

/** For detection only: what looks the same becomes the same. Stored text is never folded. */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
    .toLowerCase();

function* flagsOf(raw: string): Generator<InputFlag> {
  const text = folded(raw);
  if (hasHiddenText(raw)) yield "hidden_text";
  if (DELIMITER.test(text)) yield "delimiter";
  yield* wordingFlags(text);
  if (hasDisguisedOrder(text)) yield "disguised";
  const decoded = decodedIn(raw);
  if (decoded.length > 0) yield "encoded";
  for (const inner of decoded) yield* wordingFlags(folded(inner));
}

const MEMORY = 200;
const LONGEST_REMEMBERED = 16 * 1024;
/** An owner's words are the same for content after content, so what the latest texts were flagged with is remembered. */
const remembered = new Map<string, readonly InputFlag[]>();

function flagsIn(text: string): readonly InputFlag[] {
  const known = remembered.get(text);
  if (known) return known;
  const flags = [...new Set(flagsOf(text.slice(0, MAX_LENGTH)))];
  if (remembered.size >= MEMORY) remembered.clear();
  if (text.length <= LONGEST_REMEMBERED) remembered.set(text, flags);
  return flags;
}

/**
 * How much the texts of a request look like an attempt to steer the model, from 0 to 1, and why. A signal for the ledger and
 * no more: honest marketing says "ignore the hype" too, and what keeps an attack harmless is that all of it is contained.
 */
export function scoreInput(texts: readonly string[]): { score: number; flags: InputFlag[] } {
  const flags = [...new Set(texts.flatMap(flagsIn))];
  const calm = flags.reduce((left, flag) => left * (1 - WEIGHTS[flag]), 1);
  return { score: Math.round((1 - calm) * 1000) / 1000, flags };
}
