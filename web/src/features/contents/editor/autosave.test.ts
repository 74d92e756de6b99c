import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DraftFields } from "../fields/field-path.ts";
import { createAutosave, type SaveState, type Stored } from "./autosave.ts";

class Conflict extends Error {
  readonly theirs: Stored;
  constructor(theirs: Stored) {
    super("changed");
    this.theirs = theirs;
  }
}
class Offline extends Error {}

/** A desk with a server that answers as told, one answer for each save. */
function desk(answers: Array<"ok" | Error> = []) {
  const sent: Array<{ fields: DraftFields; version: number }> = [];
  const states: SaveState[] = [];
  const kept: unknown[] = [];
  let version = 1;
  const autosave = createAutosave({
    base: { version, fields: { text: "first" } },
    async send(fields, basedOn) {
      sent.push({ fields, version: basedOn });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answer = answers.shift() ?? "ok";
      if (answer !== "ok") throw answer;
      version += 1;
      return { version, fields };
    },
    objection: ({ text }) => (String(text).length > 10 ? "Too long" : null),
    conflictIn: (error) => (error instanceof Conflict ? error.theirs : null),
    isPassing: (error) => error instanceof Offline,
    sentenceFor: (error) => String(error),
    keep: (draft) => kept.push(draft),
    onState: (state) => states.push(state),
    now: () => 42,
  });
  return { autosave, sent, states, kept, state: () => states.at(-1), onDevice: () => kept.at(-1) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst of keys is saved once, with the last text", async () => {
  const { autosave, sent, state } = desk();
  for (const text of ["a", "ab", "abc"]) autosave.change({ text });
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent).toEqual([{ fields: { text: "abc" }, version: 1 }]);
  expect(state()).toEqual({ kind: "saved", at: 42 });
});

test("keys typed while a save is under way are saved after it, on its version", async () => {
  const { autosave, sent, state } = desk();
  autosave.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(850);
  autosave.change({ text: "ab" });
  await vi.advanceTimersByTimeAsync(2000);

  expect(sent.map(({ version }) => version)).toEqual([1, 2]);
  expect(sent[1]?.fields).toEqual({ text: "ab" });
  expect(state()?.kind).toBe("saved");
});

test("the text stays on this device until the server has it", async () => {
  const { autosave, onDevice } = desk([new Offline()]);
  autosave.change({ text: "a" });
  expect(onDevice()).toEqual({ fields: { text: "a" }, version: 1 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(onDevice()).toEqual({ fields: { text: "a" }, version: 1 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(onDevice()).toBeNull();
});

test("a lost connection is retried until it works, and says so meanwhile", async () => {
  const { autosave, sent, states, state } = desk([new Offline(), new Offline()]);
  autosave.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(20_000);

  expect(sent).toHaveLength(3);
  expect(states.filter(({ kind }) => kind === "retrying")).toHaveLength(2);
  expect(state()?.kind).toBe("saved");
});

test("a text over the limit is kept and not sent, and goes out once it fits", async () => {
  const { autosave, sent, state } = desk();
  autosave.change({ text: "far too long" });
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toEqual([]);
  expect(state()).toEqual({ kind: "held", reason: "Too long" });

  autosave.change({ text: "fits" });
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(1);
  expect(state()?.kind).toBe("saved");
});

test("a conflict stops saving until the owner decides", async () => {
  const theirs = { version: 7, fields: { text: "theirs" } };
  const { autosave, sent, state } = desk([new Conflict(theirs)]);
  autosave.change({ text: "mine" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(state()).toEqual({ kind: "conflict", theirs });

  autosave.change({ text: "mine!" });
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(1);

  void autosave.keepMine(theirs);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent[1]).toEqual({ fields: { text: "mine!" }, version: 7 });
  expect(state()?.kind).toBe("saved");
});

test("using theirs sends nothing and goes on from their version", async () => {
  const theirs = { version: 7, fields: { text: "theirs" } };
  const { autosave, sent, onDevice } = desk([new Conflict(theirs)]);
  autosave.change({ text: "mine" });
  await vi.advanceTimersByTimeAsync(1000);
  autosave.useTheirs(theirs);
  await vi.advanceTimersByTimeAsync(5000);

  expect(sent).toHaveLength(1);
  expect(onDevice()).toBeNull();
  expect(autosave.base().version).toBe(7);
});

test("closing the panel sends what still waits", async () => {
  const { autosave, sent, states } = desk();
  autosave.change({ text: "last" });
  const shown = states.length;
  autosave.stop();
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent).toEqual([{ fields: { text: "last" }, version: 1 }]);
  expect(states).toHaveLength(shown);
});

test("an approval elsewhere on the page moves the next save to the new version", async () => {
  const { autosave, sent } = desk();
  autosave.rebase({ version: 5, fields: { text: "first" } });
  autosave.change({ text: "a" });
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent[0]?.version).toBe(5);
});
