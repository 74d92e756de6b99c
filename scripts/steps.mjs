import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, toolEnvironment } from "./installed.mjs";

/** Runs named steps, says how each went and how long it took, and keeps the outcome of all. */
export function createSteps() {
  const outcomes = [];

  async function keepOutcome(name, work) {
    const outcome = { name, passed: false, seconds: 0 };
    outcomes.push(outcome);
    const started = Date.now();
    outcome.passed = await work();
    outcome.seconds = (Date.now() - started) / 1000;
    return outcome.passed;
  }

  return {
    /** Runs a step and waits for it. What it says is seen while it runs. */
    step(name, work) {
      console.log(`\n--- ${name}`);
      return keepOutcome(name, () => work("inherit"));
    },

    /** Starts a step beside those that follow, and answers with how to wait for it. What it says is told then, in one piece. */
    startBeside(name, work) {
      console.log(`\n--- ${name}: begins, and runs beside what follows`);
      const said = join(root, ".cache", `step-${process.pid}-${outcomes.length}.log`);
      mkdirSync(join(root, ".cache"), { recursive: true });
      const file = openSync(said, "w");
      const ended = keepOutcome(name, () => work(["ignore", file, file]));
      return async () => {
        const passed = await ended;
        closeSync(file);
        console.log(`\n--- ${name}\n${readFileSync(said, "utf8")}`);
        rmSync(said);
        return passed;
      };
    },

    tool:
      (program, ...args) =>
      async (stdio, settings) =>
        (await run(program, args, { env: toolEnvironment(settings), stdio })) === 0,
    passed: () => outcomes.every((one) => one.passed),
    summary: () =>
      outcomes
        .map(
          ({ name, passed, seconds }) => `${passed ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name}`,
        )
        .join("\n"),
  };
}
