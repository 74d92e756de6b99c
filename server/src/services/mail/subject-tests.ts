import type { Store } from "../../data/store.ts";
import { subjectsOf, verdictOn } from "../analytics/subject-rule.ts";

/** Ends the tests of subjects whose time is over, of all businesses, and lets those who waited have the mail. */
export async function sweepSubjectTests(store: Store): Promise<void> {
  await store.subjectTests.noteSteps();
  for (const test of await store.subjectTests.due()) {
    const counts = await store.subjectTests.counts(test);
    const verdict = verdictOn(subjectsOf([test.own, ...test.others], counts, test.measure), test.measure);
    await store.transaction((tx) => tx.subjectTests.end(test, verdict));
  }
}
