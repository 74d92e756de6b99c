import { expect, test } from "vitest";
import type { ResultsDigest } from "../../../src/ai/ai-requests.ts";
import { citedResults } from "../../../src/ai/rules/cited-results.ts";

const row = (id: string, topic: string, metrics: Record<string, number>) => ({
  id,
  contentId: `content-${id}`,
  campaignId: "campaign",
  channel: "email" as const,
  topic,
  angle: "",
  metrics,
});
const results: ResultsDigest = {
  contents: [
    row("R1", "5 loaves for Sunday", { sends: 1_240, clicks: 99, click_rate: 0.0798 }),
    row("R2", "Our ovens", { sends: 1_180, clicks: 31, click_rate: 0.0263 }),
  ],
  better: [{ winner: "R1", loser: "R2", metric: "click_rate" }],
};
const said = { statement: "“5 loaves for Sunday” won.", resultIds: ["R1", "R2"], metric: "click_rate", value: 0.0798 };

const survivors = (statements: string[]) =>
  statements.filter((statement) => citedResults([{ ...said, statement }], results).evidence.length === 1);

test("evidence stands with the contents it cites and the numbers that were measured", () => {
  const { evidence, repairs } = citedResults([said], results);

  expect(repairs).toEqual([]);
  expect(evidence).toEqual([
    {
      statement: said.statement,
      source: "“5 loaves for Sunday”: click rate 8 % of 1,240; “Our ovens”: click rate 2.6 % of 1,180",
      metric: "click_rate",
      value: 0.0798,
      contents: [
        { contentId: "content-R1", campaignId: "campaign", channel: "email", topic: "5 loaves for Sunday" },
        { contentId: "content-R2", campaignId: "campaign", channel: "email", topic: "Our ovens" },
      ],
    },
  ]);
});

test("numbers may be rounded and written as people do, and invented ones take the whole sentence with them", () => {
  const kept = [
    "8 % of its readers clicked.",
    "7.98 % and 2,6 %.",
    "Of 1,240 and 1.180 readers 99 and 31 clicked.",
    "5 loaves.",
  ];
  const invented = ["12 % of its readers clicked.", "It brought 240 orders.", "Three times 45."];

  expect(survivors(kept)).toEqual(kept);
  expect(survivors(invented)).toEqual([]);
});

test("an invented content, metric or value is left out, and so is everything where there are no results", () => {
  const invented = [
    { ...said, resultIds: ["R3"] },
    { ...said, resultIds: ["R1", "R9"] },
    { ...said, resultIds: [] },
    { ...said, metric: "conversions" },
    { ...said, value: 0.3 },
    { ...said, statement: " " },
  ];

  expect(citedResults([...invented, said], results)).toMatchObject({
    evidence: [{ value: 0.0798 }],
    repairs: ["unknown_results"],
  });
  expect(citedResults([said], null)).toEqual({ evidence: [], repairs: ["unknown_results"] });
});
