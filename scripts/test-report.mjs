const LINES = 12;
const IN_FULL = 20;

/** The last words of a test run: how many, which were slow, and by name everything that went wrong or nearly did. */
export function describeReport({ files, tests, passed, failed, skipped, flaky, broken, unfinished, slowest }) {
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
