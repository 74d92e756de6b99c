import { languageDataOf } from "../languages/languages.ts";
import { type Check, nameOf, type Subject, verdict } from "../subject.ts";
import { wholeOf } from "../text/copy.ts";
import { namesOf } from "../text/owner-words.ts";
import { stemOf, topicStems } from "../text/sentences.ts";

/** So much of a message has to come back, and two of its words at least. */
const CARRIED_SHARE = 0.35;
const LEAST_WORDS = 2;
const MOST_CONTENTS = 0.6;
const LEAST_FOR_SHARES = 5;
const NONE: ReadonlySet<string> = new Set();

type Message = { text: string; carriedBy: number[] };

/** Which contents carry which key message, by the words that they share. */
function houseOf({ business, plan, pieces }: Subject): Message[] {
  const { language } = business;
  const functionWords = languageDataOf(language)?.functionWords ?? NONE;
  const names = new Set(namesOf(business).map(stemOf));
  const stems = (text: string): Set<string> =>
    new Set(topicStems(text, language, functionWords).filter((stem) => !names.has(stem)));
  const contents = pieces.map((piece) => stems(wholeOf(piece)));
  return plan.keyMessages.map((text) => {
    const wanted = [...stems(text)];
    const least = Math.max(Math.min(LEAST_WORDS, wanted.length), wanted.length * CARRIED_SHARE);
    const carriedBy = contents.flatMap((content, index) =>
      wanted.filter((stem) => content.has(stem)).length >= least ? [index] : [],
    );
    return { text, carriedBy };
  });
}

/** Every key message is told by some content, none by nearly all, and every content tells one. */
export const messageHouse: Check = {
  row: 21,
  name: "key messages covered",
  blocks: false,
  weight: 3,
  judge(subject) {
    const { pieces } = subject;
    if (pieces.length === 0) return [];
    const house = houseOf(subject);
    const messages = house.map(({ text, carriedBy }, index) => {
      const share = carriedBy.length / pieces.length;
      const isOverused = pieces.length >= LEAST_FOR_SHARES && share > MOST_CONTENTS;
      const faults = [
        ...(carriedBy.length === 0 && pieces.length >= house.length
          ? [`no content tells it: ${text.slice(0, 60)}`]
          : []),
        ...(isOverused ? [`${Math.round(share * 100)} % of the contents tell it: ${text.slice(0, 60)}`] : []),
      ];
      return verdict(`message ${index + 1}`, faults, isOverused ? 0.5 : 0);
    });
    const contents = pieces.map(({ task }, index) => {
      const isTold = house.some(({ carriedBy }) => carriedBy.includes(index));
      return verdict(nameOf(task, index), isTold ? [] : ["tells none of the key messages"], 0.5);
    });
    return [...messages, ...contents];
  },
};
