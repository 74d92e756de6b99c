import { run, toolEnvironment } from "./installed.mjs";

/** Runs named steps one after the other, says how each went and how long it took, and keeps the outcome of all. */
export function createSteps() {
  const outcomes = [];
  return {
    async step(name, work) {
      console.log(`\n--- ${name}`);
      const started = Date.now();
      const passed = await work();
      outcomes.push({ name, passed, seconds: (Date.now() - started) / 1000 });
      return passed;
    },
    tool:
      (program, ...args) =>
      async () =>
        (await run(program, args, { env: toolEnvironment() })) === 0,
    passed: () => outcomes.every((one) => one.passed),
    summary: () =>
      outcomes
        .map(
          ({ name, passed, seconds }) => `${passed ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name}`,
        )
        .join("\n"),
  };
}
