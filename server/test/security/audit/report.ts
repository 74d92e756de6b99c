import { tableOf } from "../../support/bad-input-page.ts";
import type { Outcome, Section } from "./section.ts";

type Done = { section: Section; outcome: Outcome; seconds: number };

export const faultsOf = (done: Done[]): string[] => done.flatMap(({ outcome }) => outcome.faults);

/** The page of the documentation. */
export function auditPage(done: Done[], { date, machine }: { date: string; machine: string }): string {
  const faults = faultsOf(done);
  const chapters = done.map(
    ({ section, outcome, seconds }) =>
      `## ${section.title}\n\n${section.about}\n\nTook ${seconds.toFixed(0)} s. ${verdictOf(outcome.faults)}\n\n${tableOf(outcome.table)}`,
  );
  return `# Security, looked at by programs

Written by \`npm run audit:security\` on ${date}, on ${machine}. What is cheaper stands in \`server/test/security\` and runs with every
\`npm test\`: every route as a stranger, without a session and with ids of other things, fields that nobody named, other methods, addresses
written otherwise, other origins ([routes.md](routes.md), [headers.md](headers.md)).

${faults.length === 0 ? "Nothing was found." : `Found:\n\n${faults.map((fault) => `- ${fault}`).join("\n")}`}

${chapters.join("\n\n")}
`;
}

const verdictOf = ({ length }: string[]): string =>
  length === 0 ? "Nothing was found." : `${length} found, see above.`;
