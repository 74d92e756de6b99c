import { expect, test } from "vitest";
import { aConversation } from "../../../test-support/conversation.ts";
import { belongs } from "./belongs.ts";
import { changeBack, orderAfter, orderOf } from "./change-effect.ts";

const NOW = new Date("2026-11-25T10:00:00Z");
const TOMORROW = "2026-11-26T09:00:00Z";
const reader = { userId: "me", now: NOW.getTime() };

test("what is put to sleep is open afterwards, and what is done is awake", () => {
  const waiting = aConversation({ status: "waiting" });
  expect(orderAfter(waiting, { snoozedUntil: TOMORROW })).toMatchObject({ status: "open", snoozedUntil: TOMORROW });
  const asleep = aConversation({ snoozedUntil: TOMORROW });
  expect(orderAfter(asleep, { status: "done" })).toMatchObject({ status: "done", snoozedUntil: null });
  expect(orderAfter(asleep, { isUnread: true })).toMatchObject({ unreadCount: 1, snoozedUntil: TOMORROW });
});

test("a change is undone to the last bit", () => {
  const before = aConversation({ status: "waiting", labels: ["cake"], assigneeId: null });
  for (const change of [
    { status: "done" as const },
    { snoozedUntil: TOMORROW },
    { labels: ["cake", "order"] },
    { assigneeId: "me" },
    { auto: true },
    { isUnread: true },
  ]) {
    const after = { ...before, ...orderAfter(before, change) };
    expect(orderAfter(after, changeBack(before, change, NOW))).toEqual(orderOf(before));
  }
});

test("a sleep that is over is not slept again", () => {
  const slept = aConversation({ snoozedUntil: "2026-11-25T09:59:00Z" });
  expect(changeBack(slept, { status: "done" }, NOW)).toEqual({ status: "open", snoozedUntil: null });
});

test("a conversation stands in the lists that it belongs to", () => {
  const open = aConversation({ unreadCount: 2, assigneeId: "me" });
  for (const view of ["open", "unread", "mine", "all"] as const) expect(belongs(open, view, reader)).toBe(true);
  expect(belongs(open, "done", reader)).toBe(false);
  const asleep = aConversation({ snoozedUntil: TOMORROW });
  expect(belongs(asleep, "open", reader)).toBe(false);
  expect(belongs(asleep, "snoozed", reader)).toBe(true);
  expect(belongs(aConversation({ assigneeId: "you" }), "mine", reader)).toBe(false);
});
