import type { ActionKind, LanguageData } from "../languages/language.ts";
import type { Piece } from "../subject.ts";
import { copyOf } from "./copy.ts";
import { sentencesOf } from "./sentences.ts";

/** How a message can be stopped is said in every text message and asks for nothing. */
const OPT_OUT = /\bstop\b|opt[\s-]?out|unsubscribe|配信停止|停止|إيقاف|ايقاف|إلغاء|الغاء/iu;
/** The same inside a sentence: `Book: shop.example Reply STOP to opt out`. */
const STOP_CLAUSE = /(?:\p{L}+\s+){0,2}\bSTOP\b[^.!?\n]*/gu;
const CLAUSES = /(?<=[:;–—,،、])\s+|\s+(?:and|und|e|y|et|or|oder|ou|o)\s+/u;
const POLITE =
  /^(?:(?:so|then|just|please|simply|now|also|einfach|dann|also|bitte|jetzt|gern|por favor|basta|entonces|alors|puis)\s+)+/iu;

type Action = { kind: ActionKind; sentence: string };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names, which are exactly these
const kindsOf = ({ actions }: LanguageData) => Object.entries(actions) as [ActionKind, RegExp][];

const actionsIn = (sentence: string, data: LanguageData): Action[] =>
  sentence.split(CLAUSES).flatMap((clause) => {
    const plain = clause.replace(/^[^\p{L}¿¡]+/u, "").replace(POLITE, "");
    const kind = kindsOf(data).find(([, sign]) => sign.test(plain))?.[0];
    return kind === undefined ? [] : [{ kind, sentence }];
  });

/** Every place where a content asks its reader to do something: in its text, and on its button. */
export function actionsOf(piece: Piece, language: string, data: LanguageData): Action[] {
  const { body, button } = copyOf(piece);
  const asked = sentencesOf(body.replace(STOP_CLAUSE, ""), language)
    .filter((sentence) => !OPT_OUT.test(sentence) && !/[?？؟]$/u.test(sentence))
    .flatMap((sentence) => actionsIn(sentence, data));
  if (button === null) return asked;
  const onButton = actionsIn(button, data);
  return [
    ...asked,
    ...(onButton.length > 0 ? onButton : [{ kind: asked[0]?.kind ?? "read", sentence: button } as const]),
  ];
}
