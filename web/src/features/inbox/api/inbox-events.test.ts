import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openInboxEvents } from "./inbox-events.ts";

const COUNTS = { open: 2, unread: 1, waiting: 0, mine: 0, snoozed: 0 };

function stream() {
  const heard = new Map<string, (event: Event) => void>();
  return {
    readyState: 1,
    isClosed: false,
    addEventListener: (name: string, hear: (event: Event) => void) => void heard.set(name, hear),
    close() {
      this.isClosed = true;
    },
    say: (name: string, data = "") => heard.get(name)?.(new MessageEvent(name, { data })),
  };
}

function listen() {
  const streams: ReturnType<typeof stream>[] = [];
  const told: unknown[] = [];
  const stop = openInboxEvents(
    "b1",
    (counts) => told.push(counts),
    (address) => {
      expect(address).toBe("/api/v1/businesses/b1/conversations/events");
      const opened = stream();
      streams.push(opened);
      return opened;
    },
  );
  return { streams, told, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what has changed is told, and what cannot be read is not", () => {
  const { streams, told } = listen();
  streams[0]?.say("inbox", JSON.stringify({ counts: COUNTS }));
  streams[0]?.say("inbox", "{");
  streams[0]?.say("inbox", JSON.stringify({ counts: { open: "many" } }));
  expect(told).toEqual([COUNTS]);
});

test("a break is left to the browser; a refusal is tried again after a while, and never sooner", () => {
  const { streams } = listen();
  streams[0]?.say("error");
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(1);

  Object.assign(streams[0] ?? {}, { readyState: 2 });
  streams[0]?.say("error");
  streams[0]?.say("error");
  vi.advanceTimersByTime(29_000);
  expect(streams).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(streams).toHaveLength(2);
});

test("nothing is opened again after it was stopped", () => {
  const { streams, stop } = listen();
  Object.assign(streams[0] ?? {}, { readyState: 2 });
  streams[0]?.say("error");
  stop();
  vi.advanceTimersByTime(60_000);
  expect(streams.map(({ isClosed }) => isClosed)).toEqual([true]);
});
