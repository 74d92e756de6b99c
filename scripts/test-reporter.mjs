// A reporter for vitest: keeps what the end of a long log must name, because that is where a reader looks first.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./installed.mjs";

const REPORT = process.env.TEST_REPORT_FILE ?? join(root, ".cache", "test-report.json");
const SLOWEST = 10;

export default function createTestReporter({ file = REPORT } = {}) {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(reportOf(modules, unhandledErrors)));
    },
  };
}

function reportOf(modules, unhandledErrors) {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state) => tests.filter((test) => test.result().state === state);
  const slowest = tests.toSorted((one, other) => secondsOf(other) - secondsOf(one)).slice(0, SLOWEST);
  return {
    files: modules.length,
    tests: tests.length,
    passed: inState("passed").length,
    failed: inState("failed").map((test) => ({ name: nameOf(test), message: messageOf(test.result().errors) })),
    skipped: inState("skipped").map(nameOf),
    // Green at the second try only: not a failure yet, and not to be overlooked either.
    flaky: tests
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => ({ name: nameOf(test), message: messageOf(test.result().errors) })),
    broken: [
      ...modules.flatMap(brokenIn),
      ...unhandledErrors.map((error) => ({ name: "outside of any test", message: messageOf([error]) })),
    ],
    unfinished: modules.filter((module) => ["queued", "pending"].includes(module.state())).map(fileOf),
    slowest: slowest.map((test) => ({ name: nameOf(test), seconds: secondsOf(test) })),
  };
}

/** Files that could not be read, and set-ups and clean-ups that failed: none of them is a test. */
const brokenIn = (module) =>
  [module, ...module.children.allSuites()]
    .filter((part) => part.errors().length > 0)
    .map((part) => ({ name: part === module ? fileOf(module) : nameOf(part), message: messageOf(part.errors()) }));

const fileOf = (module) => relative(root, module.moduleId);
const nameOf = (part) => `${fileOf(part.module)}: ${part.fullName}`;
const secondsOf = (test) => (test.diagnostic()?.duration ?? 0) / 1000;

const messageOf = (errors) =>
  (errors ?? [])
    .map(({ name = "Error", message = "", stack = "", diff, cause }) => {
      const head = message.startsWith(name) ? message : `${name}: ${message}`;
      const place = stack.split("\n").find((line) => /^\s+at /.test(line) && isOurs(line));
      const because = cause?.message && `Caused by: ${cause.message}`;
      return [head, diff, because, place?.trim().replace(root, "")].filter(Boolean).join("\n");
    })
    .map(stripVTControlCharacters)
    .join("\n");

const isOurs = (line) => line.includes(root) && !line.includes("node_modules");
