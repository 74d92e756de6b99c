import { languageDataOf } from "../languages/languages.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { ownStems } from "../text/owner-words.ts";
import { sentencesOf, topicStems } from "../text/sentences.ts";

const PER_WORDS = 50;
const WANTED = 2;
const NONE: ReadonlySet<string> = new Set();

/** Concrete things: numbers, and words that stand in the owner's facts, offers and place. Two in fifty words, one of them early. */
export const specificity: Check = {
  row: 14,
  name: "specific",
  blocks: false,
  weight: 5,
  judge: eachPiece((piece, { business }) => {
    const { language } = business;
    const { title, body } = copyOf(piece);
    const known = ownStems(business);
    const functionWords = languageDataOf(language)?.functionWords ?? NONE;
    const concrete = (text: string): number =>
      new Set(topicStems(text, language, functionWords).filter((stem) => known.has(stem) || /\p{N}/u.test(stem))).size;
    const sentences = sentencesOf(body, language);
    if (sentences.length === 0) return null;
    const size = [...new Intl.Segmenter(language, { granularity: "word" }).segment(body)].filter(
      ({ isWordLike }) => isWordLike,
    ).length;
    // A text of four hundred words does not need sixteen different things.
    const wanted = Math.min(Math.max(1, Math.floor((size / PER_WORDS) * WANTED)), 8);
    const found = concrete(body);
    const early = concrete([title ?? "", ...sentences.slice(0, 2)].join("\n"));
    const faults = [
      ...(found < wanted ? [`${found} concrete things in ${size} words, ${wanted} are wanted`] : []),
      ...(early === 0 ? [`nothing concrete in the first two sentences: ${sentences[0]?.slice(0, 50)}`] : []),
    ];
    return opinion(faults, 0.6 * Math.min(1, found / wanted) + (early > 0 ? 0.4 : 0));
  }),
};
