// Looks at the SQL of every migration that is not released yet for what would hold up those who use the tables.
import { spawnSync } from "node:child_process";
import { steps } from "../server/src/data/migrations/index.ts";
import { statementsOf } from "../server/test/support/migration-sql.ts";

/** These made the tables of the first release and are never changed; what they lock was empty then. */
const RELEASED = new Set([
  "0001-accounts",
  "0002-campaigns",
  "0003-active-jobs",
  "0004-contents-by-status",
  "0005-ai-ledger",
  "0006-texts-and-ratings",
]);

/** Rules of taste, or about numbers that grow to two thousand million: no business writes so many texts. */
const NOT_OURS = ["prefer-bigint-over-int", "prefer-robust-stmts", "prefer-text-field", "prefer-identity"];

/** What the connection of a migration has anyway. */
const LIMITS = ["set lock_timeout = '1s'", "set statement_timeout = '10min'"];

const rules = ["--pg-version", "15", "--exclude", NOT_OURS.join(",")];

let passed = true;
for (const [name, step] of Object.entries(steps)) {
  if (RELEASED.has(name)) continue;
  const sql = [...LIMITS, ...(await statementsOf(step.upInUse ?? step.up))]
    .map((statement) => `${statement};\n`)
    .join("");
  const transaction = step.upInUse ? [] : ["--assume-in-transaction"];
  const { status, stderr, error } = spawnSync("squawk", [...rules, ...transaction, "--stdin-filepath", `${name}.sql`], {
    input: sql,
    stdio: ["pipe", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) console.error(error ? `squawk could not be started: ${error.message}` : stderr);
  passed &&= status === 0;
}
process.exitCode = passed ? 0 : 1;
