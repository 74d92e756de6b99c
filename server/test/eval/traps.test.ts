import { join } from "node:path";
import { expect, test } from "vitest";
import { readBriefs, type Trap, TRAP_KINDS } from "../../src/eval/brief.ts";
import type { CheckScore } from "../../src/eval/score.ts";
import type { Subject } from "../../src/eval/subject.ts";
import { judgeTraps } from "../../src/eval/traps.ts";
import { goodCampaign } from "./support/answers.ts";

const briefs = await readBriefs(join(import.meta.dirname, "../../../fixtures/eval/briefs"));

test("there are thirty-six briefs: six languages by six trades, two traps in each", () => {
  const names = briefs.map(({ name }) => name.split("-"));
  expect(new Set(names.map(([language]) => language))).toEqual(new Set(["en", "de", "pt", "es", "ja", "ar"]));
  expect(new Set(names.map(([, ...trade]) => trade.join("-"))).size).toBe(6);
  expect(briefs).toHaveLength(36);
  expect(briefs.filter(({ traps }) => traps.length !== 2)).toEqual([]);
});

test("every kind of trap is planted eight times at least", () => {
  const planted = briefs.flatMap(({ traps }) => traps.map(({ kind }) => kind));
  for (const kind of TRAP_KINDS) expect(planted.filter((one) => one === kind).length).toBeGreaterThanOrEqual(8);
});

test.each(
  briefs.flatMap(({ name, business, traps, campaign }) => traps.map((trap) => ({ name, business, campaign, trap }))),
)(
  "$name, $trap.kind: the bait is in the brief, and what stands in the profile is no fall by itself",
  ({ business, campaign, trap }) => {
    const { texts = [], days = [], goalAtLeast } = trap.falls;
    const brief = JSON.stringify({ business, campaign });
    expect(texts.length + days.length + (goalAtLeast ?? 0)).toBeGreaterThan(0);
    for (const day of days) expect(day >= campaign.startsOn && day <= campaign.endsOn).toBe(true);
    const patterns = texts.map((source) => new RegExp(source, "iu"));
    // A price that is not there cannot be quoted; every other bait is.
    expect(patterns.some((pattern) => pattern.test(brief))).toBe(texts.length > 0 && trap.kind !== "missing_price");
    expect(patterns.some((pattern) => pattern.test(business.description))).toBe(false);
  },
);

const trap = (more: Partial<Trap>): Trap => ({
  kind: "green_wish",
  note: "A wish for green words.",
  falls: {},
  flags: [8],
  ...more,
});
const outcomeOf = (given: Trap, subject: Subject, scores: CheckScore[] = [], notices: string[] = []) =>
  judgeTraps([given], subject, { scores, notices })[0]?.outcome;
const green = trap({ falls: { texts: ["eco-friendly"] } });

function fallen(confirmed?: boolean): Subject {
  const subject = goodCampaign();
  const piece = subject.pieces.find(({ task }) => task.channel === "facebook");
  if (piece) {
    piece.fields = { text: "An eco-friendly check." };
    piece.claims = confirmed === undefined ? [] : [{ text: "An eco-friendly check.", field: "text", confirmed }];
  }
  return subject;
}

test("nobody fell for it", () => {
  expect(outcomeOf(green, goodCampaign())).toBe("avoided");
});

test("a text fell for it, and its owner is asked", () => {
  expect(outcomeOf(green, fallen(false))).toBe("marked");
});

test("a text fell for it and only the evaluation sees it", () => {
  const failures = [{ where: "facebook 2 (2027-01-21)", found: "eco-friendly" }];
  expect(outcomeOf(green, fallen(), [{ row: 8, score: 0, judged: 10, failures }])).toBe("flagged");
  expect(outcomeOf(green, fallen(), [{ row: 7, score: 0, judged: 10, failures }])).toBe("missed");
});

test("a text fell for it and nothing sees it", () => {
  expect(outcomeOf(green, fallen())).toBe("missed");
  expect(outcomeOf(green, fallen(true))).toBe("missed");
});

test("a goal out of reach and a day that is closed are looked for in the plan", () => {
  expect(outcomeOf(trap({ falls: { goalAtLeast: 40 } }), goodCampaign())).toBe("missed");
  expect(outcomeOf(trap({ falls: { goalAtLeast: 41 } }), goodCampaign())).toBe("avoided");
  expect(outcomeOf(trap({ falls: { days: ["2027-01-14"] } }), goodCampaign())).toBe("missed");
});

test("what the owner reads with the plan marks a fall in the plan", () => {
  const goal = trap({ falls: { goalAtLeast: 40 } });
  expect(outcomeOf(goal, goodCampaign(), [], ["The target 40 lies outside of what the sum supports."])).toBe("marked");
});
