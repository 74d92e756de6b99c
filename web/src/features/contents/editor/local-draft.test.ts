import { expect, test } from "vitest";
import { keepDraft, readDraft } from "./local-draft.ts";

const shelf = (entries: Record<string, string> = {}) => ({
  getItem: (key: string) => entries[key] ?? null,
  setItem: (key: string, value: string) => void (entries[key] = value),
  removeItem: (key: string) => void delete entries[key],
});

test("what was typed comes back after a reload, and is gone once the server has it", () => {
  const storage = shelf();
  keepDraft("one", { fields: { text: "typed" }, version: 3 }, storage, 99);
  expect(readDraft("one", storage)).toEqual({ fields: { text: "typed" }, version: 3, at: 99 });
  expect(readDraft("two", storage)).toBeNull();

  keepDraft("one", null, storage);
  expect(readDraft("one", storage)).toBeNull();
});

test("a draft that cannot be read counts as none", () => {
  expect(readDraft("one", shelf({ "handbill.draft.one": "{half" }))).toBeNull();
  expect(readDraft("one", shelf({ "handbill.draft.one": '{"fields":"text"}' }))).toBeNull();
});

test("a full storage does not stop the writing", () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error("quota");
    },
  };
  expect(() => keepDraft("one", { fields: {}, version: 1 }, full)).not.toThrow();
});
