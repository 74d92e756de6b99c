import { languageDataOf } from "../languages/languages.ts";
import { type Check, nameOf, type Subject, verdict, type Verdict } from "../subject.ts";
import { actionsOf } from "../text/actions.ts";
import { copyOf } from "../text/copy.ts";
import { sentencesOf, wordsOf } from "../text/sentences.ts";
import { gramsOf, jaccard } from "../text/similarity.ts";

const SIMILAR = 0.35;
const COPIED = 0.6;
const OPENING_WORDS = 4;
const MOST_WITH_ONE_ACTION = 0.4;
const MOST_QUESTIONS = 0.4;
/** Below so many contents a share says nothing. */
const LEAST_FOR_SHARES = 5;

const NOTHING: ReadonlySet<string> = new Set();

/** The one sentence that most contents end on, and the share of contents that do. */
function commonAction({ business, pieces }: Subject): { sentence: string; share: number } | null {
  const data = languageDataOf(business.language);
  if (!data || pieces.length < LEAST_FOR_SHARES) return null;
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    const said = new Set(actionsOf(piece, business.language, data).map(({ sentence }) => sentence.toLowerCase()));
    for (const sentence of said) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most ? { sentence: most[0], share: most[1] / pieces.length } : null;
}

function sharesOf(subject: Subject, openings: readonly string[]): Verdict[] {
  const action = commonAction(subject);
  const questions = openings.filter((opening) => /[?？؟]$/u.test(opening)).length / Math.max(1, openings.length);
  const faults = [
    ...(action && action.share > MOST_WITH_ONE_ACTION
      ? [`${Math.round(action.share * 100)} % ask with the same words: ${action.sentence.slice(0, 50)}`]
      : []),
    ...(openings.length >= LEAST_FOR_SHARES && questions > MOST_QUESTIONS
      ? [`${Math.round(questions * 100)} % open with a question`]
      : []),
  ];
  return [verdict("campaign", faults, 0.5)];
}

/** The contents of a campaign do not say the same in the same words. */
export const repetition: Check = {
  row: 20,
  name: "no repetition in the campaign",
  blocks: false,
  weight: 4,
  judge(subject) {
    const { business, pieces } = subject;
    if (pieces.length < 2) return [];
    const { language } = business;
    const texts = pieces.map((piece) => copyOf(piece).body);
    const grams = texts.map((text) => gramsOf(text, language));
    const openings = texts.map((text) => sentencesOf(text, language)[0] ?? "");
    const firstWords = openings.map((opening) => wordsOf(opening, language).slice(0, OPENING_WORDS).join(" "));
    const verdicts = pieces.map(({ task }, index) => {
      const others = pieces.flatMap((piece, other) =>
        other < index
          ? [
              {
                name: nameOf(piece.task, other),
                like: jaccard(grams[index] ?? NOTHING, grams[other] ?? NOTHING),
                other,
              },
            ]
          : [],
      );
      const closest = others.toSorted((one, two) => two.like - one.like)[0];
      const same = others.find(({ other }) => firstWords[other] === firstWords[index] && firstWords[index] !== "");
      const faults = [
        ...(closest && closest.like >= SIMILAR ? [`${Math.round(closest.like * 100)} % like ${closest.name}`] : []),
        ...(same ? [`begins like ${same.name}: ${firstWords[index]}`] : []),
      ];
      const score = closest && closest.like >= COPIED ? 0 : 0.5;
      return verdict(nameOf(task, index), faults, score);
    });
    return [...verdicts, ...sharesOf(subject, openings)];
  },
};
