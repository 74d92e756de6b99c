import type { Interaction } from "./interactions.ts";
import type { Visit } from "./lighthouse.ts";

const GATES = {
  firstScriptKb: 130,
  firstStyleKb: 12,
  laterKb: 50,
  performance: 95,
  accessibility: 100,
  practices: 100,
  search: 100,
  lcpMs: 2000,
  cls: 0,
  interactionMs: 100,
} as const;

/** A figure, and whether it keeps its gate. */
export type Cell = { text: string; isKept: boolean };
export type Table = { title: string; lead: string; head: string[]; rows: { name: string; cells: Cell[] }[] };

const atMost = (value: number, gate: number, digits = 0, unit = ""): Cell => ({
  text: `${value.toFixed(digits)}${unit}`,
  isKept: Number(value.toFixed(Math.max(digits, 3))) <= gate,
});
const atLeast = (value: number, gate: number): Cell => ({ text: String(value), isKept: value >= gate });
const told = (text: string): Cell => ({ text, isKept: true });

export function sizesTable(first: { script: number; style: number }, pages: { name: string; kb: number }[]): Table {
  return {
    title: "What is sent",
    lead: `kB with gzip. Gates: script of the first load ${GATES.firstScriptKb}, its style ${GATES.firstStyleKb}, any later page ${GATES.laterKb} over what the sign-in has loaded; what opens on a page (with a dash) as much over the frame of all pages.`,
    head: ["Page", "kB"],
    rows: [
      { name: "First load, script", cells: [atMost(first.script, GATES.firstScriptKb, 1)] },
      { name: "First load, style", cells: [atMost(first.style, GATES.firstStyleKb, 1)] },
      ...pages.map(({ name, kb }) => ({ name, cells: [atMost(kb, GATES.laterKb, 1)] })),
    ],
  };
}

export function visitsTable(visits: { name: string; visit: Visit }[], runs: number): Table {
  return {
    title: "Lighthouse on a slow phone",
    lead: `Mobile, simulated slow 4G, signed in; ${runs === 1 ? "one visit" : `the middle of ${runs} visits`} each. Gates: ${GATES.performance} / ${GATES.accessibility} / ${GATES.practices} / ${GATES.search}, the largest paint by ${GATES.lcpMs} ms, no layout shift. Blocking time is told only.`,
    head: [
      "Screen",
      "Performance",
      "Accessibility",
      "Practices",
      "Search",
      "Largest paint",
      "Blocking",
      "Layout shift",
    ],
    rows: visits.map(({ name, visit }) => ({
      name,
      cells: [
        atLeast(visit.performance, GATES.performance),
        atLeast(visit.accessibility, GATES.accessibility),
        atLeast(visit.practices, GATES.practices),
        atLeast(visit.search, GATES.search),
        atMost(visit.lcpMs, GATES.lcpMs, 0, " ms"),
        told(`${visit.tbtMs.toFixed(0)} ms`),
        atMost(visit.cls, GATES.cls, 3),
        told(visit.faults.join(", ")),
      ],
    })),
  };
}

export const interactionsTable = (found: Interaction[], slowdown: number): Table => ({
  title: "From a press to the next picture",
  lead: `In a browser ${slowdown} times slower than this machine, the longest of each. Gate: ${GATES.interactionMs} ms.`,
  head: ["What is done", "Longest"],
  rows: found.map(({ name, worstMs }) => ({ name, cells: [atMost(worstMs, GATES.interactionMs, 0, " ms")] })),
});

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const cellText = ({ text, isKept }: Cell): string => (isKept ? text : `**${text}**`);

export const missed = (tables: readonly Table[]): string[] =>
  tables.flatMap(({ head, rows }) =>
    rows.flatMap(({ name, cells }) =>
      cells.flatMap(({ text, isKept }, index) => (isKept ? [] : [`${name}: ${head[index + 1] ?? ""} ${text}`])),
    ),
  );

/** The whole report as markdown; what misses its gate is bold. */
export function writeReport(tables: readonly Table[], { date, machine }: { date: string; machine: string }): string {
  const misses = missed(tables);
  const summary =
    misses.length === 0
      ? "Every gate is kept."
      : ["What misses its gate:", "", ...misses.map((miss) => `- ${miss}`)].join("\n");
  const parts = tables.map(({ title, lead, head, rows }) =>
    [
      `## ${title}`,
      "",
      lead,
      "",
      line(head),
      line(head.map((_, index) => (index === 0 ? "---" : "---:"))),
      ...rows.map(({ name, cells }) => line([name, ...cells.map(cellText)])),
    ].join("\n"),
  );
  const head = `# How light and quick the studio is\n\nWritten by \`npm run audit:web\` on ${date}, on ${machine}, with the demo model.`;
  return `${[head, summary, ...parts].join("\n\n")}\n`;
}
