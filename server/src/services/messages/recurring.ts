import { findLinks } from "@handbill/contracts";
import { baseOf, isQuestion, sentencesIn, wordsIn } from "./question-words.ts";

/** What somebody wrote, and who: one person counts once, however often they ask. */
export type Heard = { messageId: string; person: string; language: string; text: string };

/** A question that several people asked. */
export type Recurring = {
  language: string;
  people: number;
  /** The newest first. */
  messageIds: string[];
  /** Some of the ways in which it was put, the most usual first; nothing in them tells who asked. */
  sentences: [string, ...string[]];
  /** Beginnings of the words that most who ask use. */
  keys: string[];
};

/** So many people make a question one that comes again. */
const FEWEST_PEOPLE = 3;
const MOST_SENTENCES = 3000;
const MOST_FOUND = 30;
const MOST_MESSAGES = 50;
const MOST_SHOWN = 6;
const MOST_KEYS = 8;
/** How near, from 0 to 1, two questions are that are taken for one. */
const ALIKE = 0.5;
const SHORTEST = 6;
const LONGEST = 200;

/** What may tell who somebody is: an address, a number. Such a sentence counts, and is shown to nobody. */
const PERSONAL = /@|\d{4,}|\d[\d ./-]{5,}\d/u;

type Asked = Heard & { sentence: string; words: ReadonlySet<string> };
type Vector = ReadonlyMap<string, number>;
type Placed = Asked & { vector: Vector };
type Group = { centre: Map<string, number>; all: Placed[] };

function questionsIn(heard: Heard): Asked[] {
  return sentencesIn(heard.text)
    .filter((sentence) => isQuestion(sentence) && sentence.length >= SHORTEST && sentence.length <= LONGEST)
    .map((sentence) => Object.assign({ sentence, words: wordsIn(sentence) }, heard));
}

/** The words that several people use, with their weight: rare ones say more. What only one person says tells nothing of many. */
function commonWords(asked: readonly Asked[]): Map<string, number> {
  const people = new Map<string, Set<string>>();
  for (const { words, person } of asked) {
    for (const word of words) people.set(word, (people.get(word) ?? new Set<string>()).add(person));
  }
  const common = [...people].filter(([, { size }]) => size >= FEWEST_PEOPLE);
  return new Map(common.map(([word, { size }]) => [word, Math.log(1 + asked.length / size)]));
}

const lengthOf = (vector: Vector): number => Math.sqrt(vector.values().reduce((sum, weight) => sum + weight ** 2, 0));

/** How near two are, by the words they share: 1 for the same, 0 for nothing in common. */
function nearness(one: Vector, other: Vector): number {
  const shared = one.entries().reduce((sum, [word, weight]) => sum + weight * (other.get(word) ?? 0), 0);
  return shared === 0 ? 0 : shared / (lengthOf(one) * lengthOf(other));
}

function join(group: Group, asked: Placed): void {
  group.all.push(asked);
  for (const [word, weight] of asked.vector) group.centre.set(word, (group.centre.get(word) ?? 0) + weight);
}

/** Puts together what asks the same, the shortest first: what is in all of them is what they ask. */
function gather(asked: readonly Asked[]): Group[] {
  const weights = commonWords(asked);
  const placed = asked.map((one): Placed => {
    const known = [...one.words].filter((word) => weights.has(word));
    return { ...one, vector: new Map(known.map((word) => [word, weights.get(word) ?? 0])) };
  });
  const groups: Group[] = [];
  const byWord = new Map<string, Set<Group>>();
  for (const one of placed.toSorted((a, b) => a.vector.size - b.vector.size)) {
    if (one.vector.size === 0) continue;
    const near = new Set(one.vector.keys().flatMap((word) => byWord.get(word) ?? []));
    const best = [...near]
      .map((group) => ({ group, by: nearness(one.vector, group.centre) }))
      .reduce<{ group: Group | null; by: number }>((a, b) => (b.by > a.by ? b : a), { group: null, by: 0 });
    const group = best.group && best.by >= ALIKE ? best.group : { centre: new Map<string, number>(), all: [] };
    if (group.all.length === 0) groups.push(group);
    join(group, one);
    for (const word of one.vector.keys()) byWord.set(word, (byWord.get(word) ?? new Set<Group>()).add(group));
  }
  return groups;
}

const isShown = ({ sentence }: Asked): boolean => !PERSONAL.test(sentence) && findLinks(sentence).length === 0;

function keysOf({ all, centre }: Group): string[] {
  const shareOf = (word: string): number => all.filter(({ words }) => words.has(word)).length / all.length;
  const ranked = [...centre].toSorted(([, one], [, other]) => other - one).map(([word]) => word);
  const usual = ranked.filter((word) => shareOf(word) >= 0.5);
  return (usual.length > 0 ? usual : ranked.slice(0, 1)).slice(0, MOST_KEYS);
}

/** Sentences of different people, the most usual ones first. */
function shownOf({ all, centre }: Group): string[] {
  const ranked = all
    .filter(isShown)
    .map(({ sentence, person, vector }) => ({ sentence, person, near: nearness(vector, centre) }))
    .toSorted((one, other) => other.near - one.near || one.sentence.length - other.sentence.length);
  const ofPeople = new Map(ranked.toReversed().map(({ person, sentence }) => [person, sentence]));
  const best = ranked.filter(({ person, sentence }) => ofPeople.get(person) === sentence);
  return [...new Set(best.map(({ sentence }) => sentence))].slice(0, MOST_SHOWN);
}

function toRecurring(group: Group): Recurring | null {
  const { all } = group;
  const people = new Set(all.map(({ person }) => person)).size;
  const [first, ...more] = shownOf(group);
  const [one] = all;
  if (people < FEWEST_PEOPLE || first === undefined || !one) return null;
  // Ids grow with time.
  const messageIds = [...new Set(all.map(({ messageId }) => messageId))]
    .toSorted()
    .toReversed()
    .slice(0, MOST_MESSAGES);
  return { language: one.language, people, messageIds, sentences: [first, ...more], keys: keysOf(group) };
}

/** The questions that come again and again, those of most people first. Nothing but counting words: it costs nothing. */
export function recurringQuestions(heard: readonly Heard[]): Recurring[] {
  const asked = heard.flatMap(questionsIn).slice(0, MOST_SENTENCES);
  const languages = Map.groupBy(asked, ({ language }) => baseOf(language));
  return [...languages.values()]
    .flatMap(gather)
    .map(toRecurring)
    .filter((one) => one !== null)
    .toSorted((one, other) => other.people - one.people)
    .slice(0, MOST_FOUND);
}

type Known = { question: string; language: string; keys: readonly string[] };

const evenly = (words: Iterable<string>): Vector => new Map([...words].map((word) => [word, 1]));

/** Whether it is this question that comes again, in the words it has now or in those by which it was found. */
export function isKnownAs({ question, language, keys }: Known, found: Pick<Recurring, "language" | "keys">): boolean {
  if (baseOf(language) !== baseOf(found.language)) return false;
  const asked = evenly(found.keys);
  return nearness(evenly(keys), asked) >= ALIKE || nearness(evenly(wordsIn(question)), asked) >= ALIKE;
}
