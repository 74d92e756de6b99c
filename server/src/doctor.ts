import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import { knownMigrations } from "./data/migrations/index.ts";
import { examine, type Finding } from "./infrastructure/doctor/examine.ts";
import { DEFAULT_MODELS } from "./ai/ai.ts";

const SIGNS = { well: "ok  ", note: "note", fault: "WRONG" } as const;

/** Looks at the set-up and says in plain words what is wrong with it: what, why, and what to do. Changes nothing. */
async function doctor(): Promise<Finding[]> {
  const root = resolve(import.meta.dirname, "..", "..");
  try {
    return await examine({
      config: readProcessConfig(root),
      knownMigrations,
      defaultModels: Object.values(DEFAULT_MODELS),
    });
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    const todo = "Correct these lines in .env or in the environment; .env.example explains each setting.";
    return [
      { about: "settings", state: "fault", what: error.message, why: "Handbill does not start with them.", todo },
    ];
  }
}

function inWords({ state, what, why, todo }: Finding): string {
  const more = [why, todo && `What to do: ${todo}`].filter((line) => !!line);
  return [`${SIGNS[state].padEnd(5)} ${what}`, ...more.map((line) => `      ${line}`)].join("\n");
}

function conclusion(findings: Finding[]): string {
  const faults = findings.filter(({ state }) => state === "fault").length;
  if (faults === 0) return "Handbill can start.";
  return faults === 1 ? "One thing is wrong." : `${faults} things are wrong.`;
}

if (import.meta.main) {
  const findings = await doctor();
  const hasFault = findings.some(({ state }) => state === "fault");
  if (process.argv.includes("--json")) console.log(JSON.stringify({ well: !hasFault, findings }, null, 2));
  else console.log([...findings.map(inWords), "", conclusion(findings)].join("\n"));
  process.exit(hasFault ? 1 : 0); // whatever is still being waited for says nothing new
}
