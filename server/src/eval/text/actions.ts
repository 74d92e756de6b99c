import type { ActionKind, LanguageData } from "../languages/language.ts";
import type { Piece } from "../subject.ts";
import { copyOf } from "./copy.ts";
import { sentencesOf } from "./sentences.ts";

/** How a message can be stopped is said in every text message and asks for nothing. */
const OPT_OUT = /\bstop\b|opt[\s-]?out|unsubscribe|配信停止|停止|إيقاف|ايقاف|إلغاء|الغاء/iu;
/** The same inside a sentence: `Book: shop.example Reply STOP to opt out`. */
const STOP_CLAUSE = /(?:\p{L}+\s+){0,2}\bSTOP\b[^.!?\n]*/gu;
const CLAUSES = /(?<=[:;–—,،、])\s+|\s+(?:and|und|e|y|et|or|oder|ou|o)\s+/u;
/** Two verbs for one thing. */
const ONE_ACTION = /\b(come) and (?:see|say|try|find|have a look)\b/giu;
const POLITE =
  /^(?:(?:so|then|just|please|simply|now|also|einfach|dann|also|bitte|jetzt|gern|por favor|basta|entonces|alors|puis)\s+)+/iu;

const ARABIC_VOWELS = /[\u064b-\u0652\u0640]/gu;

type Action = { kind: ActionKind; sentence: string };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names, which are exactly these
const kindsOf = ({ actions }: LanguageData) => Object.entries(actions) as [ActionKind, RegExp][];

const actionsIn = (sentence: string, data: LanguageData): Action[] =>
  sentence
    .replace(ONE_ACTION, "$1")
    .split(CLAUSES)
    .flatMap((clause) => {
      const plain = clause.replace(/^[^\p{L}¿¡]+/u, "").replace(POLITE, "");
      const kind = kindsOf(data).find(([, sign]) => sign.test(plain))?.[0];
      return kind === undefined ? [] : [{ kind, sentence }];
    });

/** Long texts are full of advice, which also says what to do; what they ask for stands at their end. */
const END_OF_ARTICLE = 3;

const asksIn = (piece: Piece, body: string, language: string): string[] => {
  const sentences = sentencesOf(body, language);
  return piece.task.channel === "blog" ? sentences.slice(-END_OF_ARTICLE) : sentences;
};

const ADDRESS = /https?:\/\/\S|(?<![\p{L}\p{N}@.-])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.[a-z]{2,12}(?!\p{L})/u;
/** Where a text names an address or a number without a verb that is known, that is what it asks for. */
const namesAddress = (text: string): boolean => ADDRESS.test(text) || /\d{3}[\d\s-]{4,}/u.test(text);

/** Every place where a content asks its reader to do something: in its text, and on its button. */
export function actionsOf(piece: Piece, language: string, data: LanguageData): Action[] {
  const { body, button } = copyOf(piece);
  const text = body.replace(STOP_CLAUSE, "").normalize("NFC").replace(ARABIC_VOWELS, "");
  const asked = asksIn(piece, text, language)
    .filter((sentence) => !OPT_OUT.test(sentence) && !/[?？؟]$/u.test(sentence))
    .flatMap((sentence) => actionsIn(sentence, data));
  const onButton = button === null ? [] : actionsIn(button, data);
  const all = [...asked, ...onButton];
  if (all.length === 0 && (button !== null || namesAddress(body))) return [{ kind: "read", sentence: button ?? "" }];
  return all;
}
