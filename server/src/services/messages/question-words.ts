const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** In Japanese these are what stands between the words. */
const ONLY_HIRAGANA = /^\p{Script=Hiragana}+$/u;
const DIGIT = /\p{N}/u;
const STEM = 5;
const SHORTEST_WORD = 3;

/** One spelling of what is read as the same: without accents and capitals. */
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();

const listOf = (...texts: string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => folded(text).split(" ")));

/** What is asked for: two questions about one thing that ask differently are two. */
const INTERROGATIVES = listOf(
  "when where what which who why how much many long far",
  "wann wo wohin woher was welche welcher welches wer warum wie viel viele lange weit",
  "quando onde aonde que qual quais quem porque como quanto quanta quantos quantas",
  "cuando donde cual cuales quien cuanto cuanta cuantos cuantas",
  "quand ou quel quelle quels quelles qui pourquoi comment combien",
  "متى اين ما ماذا من لماذا كيف كم هل",
);

/** Words of questions that say nothing of what is asked. */
const EMPTY = listOf(
  "the and are you your have has had does did can could would will there with this that any for from our sell offer make",
  "der die das den dem und ist sind ihr euch sie wir uns hat habt haben hast kann konnt konnen gibt auch noch bei man eine einen einem einer mit fur verkauft verkaufen bietet macht",
  "tem têm ha você vocês voces vos para com uma está estão fazem faz pode podem vendem oferecem",
  "tiene tienen tienes hay usted ustedes con una está están puede pueden puedo los las del venden ofrecen hacen",
  "est sont vous avez avons pour avec une des les dans peut peux pouvez vendez faites proposez",
  "لديكم عندكم في على الى هذا هذه يمكن",
);

/** What people say around a question, and never asks for anything. */
const PLEASANT = listOf(
  "hello hey dear thanks thank please sorry kind regards cheers bye sincerely",
  "hallo liebe lieber liebes servus moin danke dankeschon bitte grusse gruss herzliche freundlichen freundliche tschuss",
  "olá obrigado obrigada por favor cumprimentos abraço caro cara",
  "hola gracias saludos estimado estimada",
  "bonjour bonsoir merci cordialement salutations cher chere",
  "مرحبا شكرا جزيلا فضلك تحياتي",
);

/** What stands with it, and says nothing where no question is. */
const FILLERS = listOf(
  "hi many much very best yours in advance looking forward hearing from you the a and for your to team everyone quick short question",
  "vielen dank viele schone schonen im voraus an das team zusammen kurze eine frage mit und noch",
  "muito melhores bom boa desde ja antecipadamente uma pergunta de",
  "muchas muchos un una pregunta de antemano",
  "beaucoup une question par avance bien",
);

/** Greetings of words that mean something elsewhere: "morgen" alone is tomorrow. */
const GREETINGS =
  /\bgood (?:morning|afternoon|evening|day)\b|\bgute[nrs]? (?:morgen|tag|abend)\b|\bbo[am] (?:dia|tarde|noite)\b|\bbuen[oa]s (?:dias|tardes|noches)\b|السلام عليكم|صباح الخير|مساء الخير|こんにちは|こんばんは|おはようございます|ありがとうございます|よろしくお願い(?:いた)?します|はじめまして|お世話になります/u;
const POLITE = new RegExp(GREETINGS.source.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC"), "gu");

/** Words of one or two letters that only join others; of the rest "TV" may be what is asked for. */
const JOINING = listOf(
  "a i in on at is it be to of or an do we my me so if by up us as am ok hi",
  "im am an zu es um ob da ja",
  "o e ao os de da em na se te um ai la le el lo en al du et il je tu au y",
);

const bareOf = (word: string): string => (word.length > 4 && word.startsWith("ال") ? word.slice(2) : word);
const beginningOf = (word: string): string => (DIGIT.test(word) ? word : bareOf(word).slice(0, STEM));
const ENDING = /(?<=.{4})(?:es|en|s|n|e)$/u;
const withoutEnding = (word: string): string => (DIGIT.test(word) ? word : bareOf(word).replace(ENDING, ""));

const pairsOf = (word: string): string[] => {
  const letters = Array.from(word);
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
};

const rawWords = (text: string): string[] => folded(text).replace(POLITE, " ").match(WORD) ?? [];

const saysNothing = (word: string): boolean => EMPTY.has(word) || INTERROGATIVES.has(word) || PLEASANT.has(word);

/** What a sentence is about: the beginnings of its words, and of scripts without spaces every two letters. */
export function wordsIn(sentence: string): Set<string> {
  const words = rawWords(sentence).flatMap((word) => {
    if (UNSPACED.test(word)) return pairsOf(word).filter((pair) => !ONLY_HIRAGANA.test(pair));
    if (saysNothing(word) || (word.length < SHORTEST_WORD && !DIGIT.test(word))) return [];
    return [beginningOf(word)];
  });
  return new Set(words);
}

/** The same to the letter, but for the ending of a word: nothing that may mean something is left out. */
export function exactWordsIn(sentence: string): Set<string> {
  const words = rawWords(sentence).flatMap((word) => {
    if (UNSPACED.test(word)) return pairsOf(word);
    return saysNothing(word) || JOINING.has(word) ? [] : [withoutEnding(word)];
  });
  return new Set(words);
}

/** By which words it asks. */
export const interrogativesIn = (sentence: string): Set<string> =>
  new Set(rawWords(sentence).filter((word) => INTERROGATIVES.has(word)));

/** What is left of a sentence without greetings, thanks and these names: empty where it says nothing else. */
export function wordsBesidePoliteness(sentence: string, names: readonly string[]): string[] {
  const known = new Set(names.flatMap(rawWords));
  return rawWords(sentence).filter((word) => !PLEASANT.has(word) && !FILLERS.has(word) && !known.has(word));
}

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** A line that was broken because it was full goes on in the next one. */
const FULL_LINE = /(.{50,})\n(?=\S)/gu;

/** A text by its sentences, each in one line. */
export const sentencesIn = (text: string): string[] =>
  [...sentences.segment(text.replace(FULL_LINE, "$1 "))]
    .map(({ segment }) => segment.replace(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "");

/** Whether it ends as a question does. */
export const isQuestion = (sentence: string): boolean => /[?？؟]["'”»」』)]*$/u.test(sentence);

/** Of a language tag what tells languages apart. */
export const baseOf = (language: string): string => (language.split("-")[0] ?? language).toLowerCase();
