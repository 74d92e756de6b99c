import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const project = join(import.meta.dirname, "..", "..");

/** One line of code that breaks one wall: the file it stands in, the line, and the rule that must catch it. */
const broken: [file: string, line: string, rule: string][] = [
  ["server/src/routes/a.ts", 'import "../data/store.ts";', "routes-imports"],
  ["server/src/routes/b.ts", 'import type { Store } from "../data/store.ts";', "routes-imports"],
  ["server/src/routes/c.ts", 'import "../ai/strategist.ts";', "routes-imports"],
  ["server/src/routes/d.ts", 'import "kysely";', "sql-only-in-data"],
  ["server/src/jobs/a.ts", 'import "../data/store.ts";', "jobs-imports"],
  ["server/src/jobs/b.ts", 'import "pg-boss";', "sql-only-in-data"],
  ["server/src/services/a.ts", 'import "../routes/app.ts";', "services-imports"],
  ["server/src/services/b.ts", 'import "fastify";', "http-only-in-routes"],
  ["server/src/services/c.ts", 'import "openai";', "provider-only-in-ai-client"],
  ["server/src/services/d.ts", 'import "../infrastructure/queue.ts";', "services-know-types-of-infrastructure"],
  ["server/src/services/e.ts", 'import "better-auth";', "sign-in-only-in-infrastructure"],
  ["server/src/ai/a.ts", 'import "../data/store.ts";', "ai-imports"],
  ["server/src/ai/b.ts", 'import "openai";', "provider-only-in-ai-client"],
  ["server/src/data/a.ts", 'import "../services/business-service.ts";', "data-imports"],
  ["server/src/data/b.ts", 'import "../infrastructure/queue.ts";', "data-imports"],
  ["server/src/infrastructure/a.ts", 'import "../data/store.ts";', "infrastructure-imports"],
  ["server/src/core/a.ts", 'import "../data/store.ts";', "core-imports"],
  ["server/src/eval/a.ts", 'import "../data/store.ts";', "eval-imports"],
  ["server/src/ai/c.ts", 'import "../eval/score.ts";', "nobody-imports-eval"],
  ["server/src/compose-eval.ts", 'import "./eval/score.ts";', "nobody-imports-eval"],
  ["server/src/services/f.ts", 'import "../compose.ts";', "nobody-imports-the-root"],
  ["server/src/services/g.ts", 'import "../../../demo-model/src/server.ts";', "demo-model-only-in-compose"],
  ["server/src/ai/x.ts", 'import "./y.ts";', "no-cycles"],
  ["web/src/ui/a.ts", 'import "../features/one/one.ts";', "web-below-features"],
  ["web/src/features/one/a.ts", 'import "../two/two.ts";', "features-stand-apart"],
  ["web/src/features/one/b.ts", 'import "../../app/app.ts";', "web-below-app"],
  ["web/src/api/a.ts", 'import "../ui/button.ts";', "web-api-knows-no-ui"],
  ["web/src/app/a.ts", 'import "../../../server/src/core/clock.ts";', "web-stands-alone"],
  ["demo-model/src/a.ts", 'import "../../server/src/core/clock.ts";', "demo-model-stands-alone"],
  ["contracts/src/a.ts", 'import "kysely";', "contracts-import-zod-only"],
  ["contracts/src/b.ts", 'import "../../server/src/core/clock.ts";', "contracts-import-zod-only"],
];

/** What the walls let through: without these, a rule that forbids everything would pass for a good one. */
const whole: [file: string, line: string][] = [
  [
    "server/src/compose.ts",
    'import "./services/business-service.ts"; import "./data/store.ts"; import "../../demo-model/src/server.ts";',
  ],
  [
    "server/src/routes/app.ts",
    'import "../services/business-service.ts"; import "fastify"; import "../core/clock.ts";',
  ],
  ["server/src/services/business-service.ts", 'import "../data/store.ts"; import "../ai/strategist.ts";'],
  ["server/src/services/job-service.ts", 'import type { Queue } from "../infrastructure/queue.ts";'],
  ["server/src/ai/ai-client.ts", 'import "openai";'],
  ["server/src/ai/strategist.ts", 'import "./ai-client.ts"; import "../core/clock.ts";'],
  [
    "server/src/data/store.ts",
    'import "kysely"; import "../../../contracts/src/index.ts"; export type Store = string;',
  ],
  ["server/src/infrastructure/queue.ts", 'import "pg-boss"; export type Queue = string;'],
  ["server/src/core/clock.ts", "export {};"],
  ["server/src/eval/score.ts", 'import "../ai/strategist.ts"; import "../core/clock.ts";'],
  [
    "web/src/app/app.ts",
    'import "../features/one/one.ts"; import "../ui/button.ts"; import "../../../contracts/src/index.ts";',
  ],
  ["web/src/features/one/one.ts", 'import "../../ui/button.ts"; import "../../api/client.ts"; import "./part.ts";'],
  ["web/src/features/one/part.ts", "export {};"],
  ["web/src/features/two/two.ts", "export {};"],
  ["web/src/ui/button.ts", "export {};"],
  ["web/src/api/client.ts", "export {};"],
  ["demo-model/src/server.ts", 'import "../../contracts/src/index.ts";'],
  ["contracts/src/index.ts", 'import "zod";'],
];

/** The other half of the circle, which is reported once. */
const otherHalf: [file: string, line: string] = ["server/src/ai/y.ts", 'import "./x.ts";'];

type Violation = { from: string; rule: { name: string } };

let violations: Violation[] = [];
const copy = mkdtempSync(join(tmpdir(), "handbill-walls-"));

beforeAll(async () => {
  for (const [file, line] of [...broken, ...whole, otherHalf]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${line}\n`);
  }
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  const depcruise = realpathSync(join(project, "node_modules", ".bin", "depcruise"));
  const rules = join(project, ".dependency-cruiser.mjs");
  const folders = ["contracts/src", "server/src", "web/src", "demo-model/src"];
  const args = [depcruise, "--config", rules, "--output-type", "json", ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: copy, maxBuffer: 50_000_000 });
  const report: { summary: { violations: Violation[] } } = JSON.parse(stdout);
  violations = report.summary.violations;
});

afterAll(() => rmSync(copy, { recursive: true }));

const caughtIn = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(broken)("in %s, the line %s is caught", (file, _line, rule) => {
  expect(caughtIn(file)).toContain(rule);
});

test.each(whole)("in %s, what the layers allow passes: %s", (file) => {
  expect(caughtIn(file).filter((name) => name !== "no-undeclared-packages")).toEqual([]);
});
