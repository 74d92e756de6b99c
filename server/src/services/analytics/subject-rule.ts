import type { SubjectTest } from "@handbill/contracts";
import type { SubjectCount, SubjectTestRow, SubjectVerdict } from "../../data/repositories/subject-test-repository.ts";
import { chancesOf, moreNeeded } from "./experiment-rule.ts";
import { percent } from "./findings.ts";
import { rateOf } from "./rates.ts";

type Tested = SubjectTest["subjects"][number];

/** A test of a handful is a game of dice. */
const ENOUGH = { sent: 50, successes: 10 } as const;

/**
 * It is looked at once, when its time is over: two equal subjects get a winner in one of twenty tests at most, and three in no more,
 * since each of them is the luckiest of three by chance.
 */
const sureFor = (subjects: number): number => 1 - 0.05 / (subjects * (subjects - 1));

const judged = ({ clickRate, openRate }: Tested, measure: SubjectTestRow["measure"]) =>
  measure === "click" ? clickRate : openRate;

/** What came of each subject, in the order in which they were written. */
export function subjectsOf(texts: readonly string[], counts: readonly SubjectCount[], measure: "click" | "open") {
  const counted = texts.map((text, place) => {
    const { sent = 0, tested = 0, openers = 0, clickers = 0 } = counts.find(({ subject }) => subject === place) ?? {};
    const [openRate, clickRate] = [
      rateOf("open", "sends", openers, tested),
      rateOf("click", "sends", clickers, tested),
    ];
    return { text, sent, openRate, clickRate };
  });
  const chances = chancesOf(counted.map((one) => judged({ ...one, best: 0 }, measure)));
  return counted.map((one, place) => Object.assign(one, { best: chances[place] ?? 0 }));
}

/** How a test ends. Without a winner, the others get the subject that was ahead, or else the first. */
export function verdictOn(subjects: readonly Tested[], measure: "click" | "open"): SubjectVerdict {
  const rates = subjects.map((one) => judged(one, measure));
  const ahead = Math.max(...rates.map(({ value }) => value));
  const rest = rates.findIndex(({ value }) => value === ahead);
  const isEnough =
    rates.every(({ trials }) => trials >= ENOUGH.sent) &&
    rates.reduce((sum, { successes }) => sum + successes, 0) >= ENOUGH.successes;
  const isSure = isEnough && (subjects[rest]?.best ?? 0) >= sureFor(subjects.length);
  return isSure ? { state: "decided", winner: rest, rest } : { state: "even", winner: null, rest };
}

const letter = (place: number): string => String.fromCodePoint(65 + place);
const DID = { click: "Clicked", open: "Opened" } as const;

type Test = Pick<SubjectTestRow, "state" | "share" | "hours" | "measure" | "winner" | "rest">;

/** How a test stands, in a sentence or two. */
export function subjectTestInWords(test: Test, subjects: readonly Tested[], waiting: number): string {
  const { state, share, hours, measure, winner, rest } = test;
  if (state === "planned") {
    return share === 100
      ? `When the email goes out, each reader gets one of the ${subjects.length} subjects. After ${inHours(hours)} you see which did better.`
      : `When the email goes out, ${share} % of its readers get one of the ${subjects.length} subjects. After ${inHours(hours)} everybody else gets the one that did better.`;
  }
  const rates = subjects
    .map((one, place) => `${letter(place)} ${percent(judged(one, measure).value)} of ${judged(one, measure).trials}`)
    .join(", ");
  if (state === "stopped") return `Stopped with its mailing. ${DID[measure]}: ${rates}.`;
  if (state === "decided" && winner !== null) {
    return `${letter(winner)} is better. ${DID[measure]}: ${rates}.${share === 100 ? "" : ` Everybody else gets ${letter(winner)}.`}`;
  }
  if (state === "even") {
    return `No difference that could not be chance. ${DID[measure]}: ${rates}.${share === 100 ? "" : ` Everybody else gets ${letter(rest ?? 0)}.`}`;
  }
  const more = moreNeeded(
    subjects.map((one) => judged(one, measure)),
    sureFor(subjects.length),
  );
  const wait = waiting === 0 ? "" : ` ${waiting} readers wait for the result.`;
  const need =
    more === null || more === 0 ? "" : ` At this difference each needs about ${more} more readers to be sure.`;
  return `No winner yet. ${DID[measure]}: ${rates}.${need}${wait}`;
}

const inHours = (hours: number): string => (hours === 1 ? "an hour" : `${hours} hours`);
