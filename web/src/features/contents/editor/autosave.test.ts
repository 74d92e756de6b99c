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
  const type = (text: string, shown = 1) => autosave.change({ text }, { version: shown, fields: { text: "first" } });
  return { autosave, type, sent, states, kept, state: () => states.at(-1), onDevice: () => kept.at(-1) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst of keys is saved once, with the last text", async () => {
  const { type, sent, state } = desk();
  for (const text of ["a", "ab", "abc"]) type(text);
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent).toEqual([{ fields: { text: "abc" }, version: 1 }]);
  expect(state()).toEqual({ kind: "saved", at: 42 });
});

test("keys typed while a save is under way are saved after it, on its version", async () => {
  const { type, sent, state } = desk();
  type("a");
  await vi.advanceTimersByTimeAsync(850);
  type("ab");
  await vi.advanceTimersByTimeAsync(2000);

  expect(sent.map(({ version }) => version)).toEqual([1, 2]);
  expect(sent[1]?.fields).toEqual({ text: "ab" });
  expect(state()?.kind).toBe("saved");
});

test("the text stays on this device until the server has it", async () => {
  const { type, onDevice } = desk([new Offline()]);
  type("a");
  expect(onDevice()).toEqual({ fields: { text: "a" }, version: 1 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(onDevice()).toEqual({ fields: { text: "a" }, version: 1 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(onDevice()).toBeNull();
});

test("a lost connection is retried until it works, and says so meanwhile", async () => {
  const { type, sent, states, state } = desk([new Offline(), new Offline()]);
  type("a");
  await vi.advanceTimersByTimeAsync(20_000);

  expect(sent).toHaveLength(3);
  expect(states.filter(({ kind }) => kind === "retrying")).toHaveLength(2);
  expect(state()?.kind).toBe("saved");
});

test("a text over the limit is kept and not sent, and goes out once it fits", async () => {
  const { type, sent, state } = desk();
  type("far too long");
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toEqual([]);
  expect(state()).toEqual({ kind: "held", reason: "Too long" });

  type("fits");
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(1);
  expect(state()?.kind).toBe("saved");
});

test("a conflict stops saving until the owner decides", async () => {
  const theirs = { version: 7, fields: { text: "theirs" } };
  const { autosave, type, sent, state } = desk([new Conflict(theirs)]);
  type("mine");
  await vi.advanceTimersByTimeAsync(1000);
  expect(state()).toEqual({ kind: "conflict", theirs });

  type("mine!");
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(1);

  void autosave.keepMine(theirs);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent[1]).toEqual({ fields: { text: "mine!" }, version: 7 });
  expect(state()?.kind).toBe("saved");
});

test("using theirs sends nothing and goes on from their version", async () => {
  const theirs = { version: 7, fields: { text: "theirs" } };
  const { autosave, type, sent, onDevice } = desk([new Conflict(theirs)]);
  type("mine");
  await vi.advanceTimersByTimeAsync(1000);
  autosave.takeTheirs(theirs);
  await vi.advanceTimersByTimeAsync(5000);

  expect(sent).toHaveLength(1);
  expect(onDevice()).toBeNull();

  type("again", 7);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent[1]?.version).toBe(7);
});

test("closing the panel sends what still waits", async () => {
  const { autosave, type, sent, states } = desk();
  type("last");
  const shown = states.length;
  autosave.stop();
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent).toEqual([{ fields: { text: "last" }, version: 1 }]);
  expect(states).toHaveLength(shown);
});

test("an approval of the same text meanwhile is no conflict: the next save is based on it", async () => {
  const { autosave, type, sent } = desk();
  type("a");
  autosave.seen({ version: 5, fields: { text: "first" } });
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent[0]?.version).toBe(5);
});

test("another text of a newer version stays a conflict for the server to find", async () => {
  const { autosave, type, sent } = desk();
  type("a");
  autosave.seen({ version: 5, fields: { text: "somebody else's" } });
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent[0]?.version).toBe(1);
});
