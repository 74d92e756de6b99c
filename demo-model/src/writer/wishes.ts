import type { Wish } from "../languages/language.ts";

const SIGNS: readonly (readonly [Exclude<Wish, "other">, RegExp])[] = [
  ["shorter", /short|brief|concis|trim|kürzer|kurz|knapp|mais curt|encurt|breve|短く|短め|簡潔|أقصر|اختصر|مختصر/iu],
  ["longer", /longer|more detail|expand|länger|ausführlich|mais long|mais detalh|長く|詳しく|أطول|تفاصيل أكثر/iu],
  [
    "warmer",
    /warm|friend|personal|herzlich|freundlich|persönlich|calor|amig|próxim|温か|あたたか|親し|やさし|أدفأ|دافئ|ودّ|ودود|ودي/iu,
  ],
  ["specific", /specific|concret|precise|konkret|genau|específic|concreto|具体|حدد|محدد|دقة/iu],
  ["offer", /offer|price|angebot|preis|oferta|preço|特典|価格|値段|料金|教室|عرض|سعر/iu],
  ["noEmoji", /emoji|絵文字|إيموجي/iu],
];

/** What an owner asks for in an instruction; "other" where it is nothing of the known kind, none without one. */
export function wishesOf(instruction: string): Set<Wish> {
  if (instruction === "") return new Set();
  const found = SIGNS.filter(([, sign]) => sign.test(instruction)).map(([wish]) => wish);
  return new Set<Wish>(found.length > 0 ? found : ["other"]);
}
