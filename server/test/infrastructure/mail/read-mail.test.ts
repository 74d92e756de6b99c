import { expect, test } from "vitest";
import { readMail } from "../../../src/infrastructure/mail/inbound/read-mail.ts";
import { FILES } from "../../support/real-mails/files.ts";
import { HEADS } from "../../support/real-mails/heads.ts";
import { LETTERS } from "../../support/real-mails/letters.ts";
import { MACHINES } from "../../support/real-mails/machines.ts";
import { PAGES } from "../../support/real-mails/pages.ts";

const REAL_MAILS = [...LETTERS, ...HEADS, ...FILES, ...PAGES, ...MACHINES];

const MADE_UP = /^<[0-9a-f]{40}@made-up\.handbill\.invalid>$/;
// oxlint-disable-next-line no-control-regex -- these are the signs that nothing may hold
const UNSAFE = /[\u0000-\u0008\u202e\ud800-\udfff]/u;

/** Patterns stand for the texts that they fit. */
const matching = (value: unknown): unknown => {
  if (value === "made-up") return expect.stringMatching(MADE_UP);
  return value instanceof RegExp ? expect.stringMatching(value) : value;
};

test.each(REAL_MAILS)("$name", async ({ raw, becomes }) => {
  const read = await readMail(raw);
  const wanted = Object.entries(becomes).map(([name, value]) => [name, matching(value)]);
  expect(read).toMatchObject(Object.fromEntries(wanted));
  expect(Object.values(read).filter((value) => typeof value === "string" && UNSAFE.test(value))).toEqual([]);
});

test("there are a hundred of them, each of another kind", () => {
  expect(new Set(REAL_MAILS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(100);
});
