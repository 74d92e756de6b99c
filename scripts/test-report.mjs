const LINES = 12;
const IN_FULL = 20;

const SLOWEST = 10;

/** The last words of some runs of tests as if they had been one. A report that is null was never written. */
export function describeReports(reports) {
  const written = reports.filter((report) => report !== null);
  const lost = reports.length > written.length ? ["Some tests ended without a report; the reason is above."] : [];
  if (written.length === 0) return lost.join("\n");
  const all = (part) => written.flatMap((report) => report[part]);
  const sum = (part) => written.reduce((total, report) => total + report[part], 0);
  const whole = {
    files: sum("files"),
    tests: sum("tests"),
    passed: sum("passed"),
    failed: all("failed"),
    skipped: all("skipped"),
    flaky: all("flaky"),
    broken: all("broken"),
    unfinished: all("unfinished"),
    slowest: all("slowest")
      .toSorted((one, other) => other.seconds - one.seconds)
      .slice(0, SLOWEST),
  };
  return [describeReport(whole), ...lost].join("\n");
}

/** The last words of a test run: how many, which were slow, and by name everything that went wrong or nearly did. */
function describeReport({ files, tests, passed, failed, skipped, flaky, broken, unfinished, slowest }) {
  if (tests === 0 && broken.length === 0) return "No test was run; the reason is above.";
  const counted = `${tests} tests in ${files} files: ${passed} passed, ${failed.length} failed`;
  return [
    "The slowest:",
    ...slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(13)} s  ${name}`),
    skipped.length > 0 ? `${counted}, ${skipped.length} skipped.` : `${counted}.`,
    ...skipped.map((name) => `skipped: ${name}`),
    ...inWords("flaky (it passed at the second try)", flaky),
    ...unfinished.map((file) => `did not run to its end: ${file}`),
    ...inWords("broken", broken),
    ...inWords("failed", failed),
  ].join("\n");
}

/** Each by name, and the first ones with the beginning of their message. */
const inWords = (what, entries) =>
  entries.map(({ name, message }, index) =>
    index < IN_FULL ? `${what}: ${name}\n${begin(message)}` : `${what}: ${name}`,
  );

const begin = (message) =>
  message
    .split("\n")
    .slice(0, LINES)
    .map((line) => `        ${line}`)
    .join("\n");
