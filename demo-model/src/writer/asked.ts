/** What customers ask about, in the languages of the demo: one expression reads the question, the other the facts that answer it. */
type Topic = { asks: RegExp; answers: RegExp };

const TOPICS: readonly Topic[] = [
  {
    asks: /\bopen(?:ing)?\b|\bclosed?\b|\bhours\b|öffnungs|geöffnet|\boffen\b|auf ?haben|habt ihr .*\bauf\b|geschlossen|horário|abert[oa]|abrem|fecha|営業|定休|何時|開いて|休み|مفتوح|مغلق|تفتح|ساعات|مواعيد/iu,
    answers:
      /\d{1,2}[:.h]\d{2}|\d\s?(?:am|pm|uhr|h)\b|\d時|\bopen\b|\bclosed\b|geöffnet|geschlossen|ruhetag|abert[oa]|encerra|fechad|営業|定休|مفتوح|مغلق|صباح|مساء/iu,
  },
  {
    asks: /how much|\bprice|\bcosts?\b|wie ?viel|was kostet|\bpreise?\b|quanto|preço|custa|いくら|値段|料金|価格|كم|سعر|ثمن|تكلف/iu,
    answers: /[€£$¥₹]\s?\d|\d\s?(?:€|£|\$|円|EUR|GBP|USD|CHF)|\d\s?(?:جنيه|ريال|درهم)/iu,
  },
  {
    asks: /\bwhere\b|\baddress|\bfind you|\bwo\b|adresse|\bonde\b|morada|endereço|どこ|場所|住所|أين|عنوان/iu,
    answers:
      /\b(?:street|st|lane|road|ave|square|straße|strasse|platz|weg|rua|largo|avenida|praça)\b|\d+\s?[-–]\s?\d+\s?番|丁目|区|شارع|ميدان/iu,
  },
  {
    asks: /\bphone|\bcall\b|\bnumber\b|telefon|anrufen|telefone|ligar|電話|هاتف|رقم|اتصل/iu,
    answers: /(?:\+|\b0)\d[\d\s()/.-]{6,}\d|@/u,
  },
  { asks: /\bwebsite|\blink\b|\bonline\b|webseite|\bsite\b|ホームページ|サイト|موقع|رابط/iu, answers: /https?:\/\//iu },
];

const WORD = /[\p{L}\p{N}]{4,}/gu;
const COMMON =
  /^(?:have|your|with|that|this|what|when|does|there|haben|eine|einen|auch|noch|oder|nicht|bitte|hallo|para|vocês|como|quando|ainda|também|would|could|please|hello|still|some|about)$/iu;

/** Five letters of a word are its stem, near enough. */
const stemsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(WORD) ?? []).filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 5)));

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((stem) => other.has(stem)).length;

/** The statement that answers a question: one of the same topic that shares most words, or one that shares a word; null for none. */
export function answerTo<T extends { text: string }>(question: string, statements: readonly T[]): T | null {
  const asked = stemsOf(question);
  const topic = TOPICS.find(({ asks }) => asks.test(question));
  const scored = statements.map((statement) => {
    const inCommon = shared(asked, stemsOf(statement.text));
    const isOnTopic = topic?.answers.test(statement.text) === true;
    return { statement, score: inCommon * 2 + (isOnTopic ? 3 : 0) };
  });
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  return best !== undefined && best.score >= 2 ? best.statement : null;
}
