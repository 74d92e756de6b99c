import { onlineManager } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { doubtConnection } from "./connection.ts";

const server = { isThere: true, pings: 0 };

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(server, { isThere: true, pings: 0 });
  vi.stubGlobal("fetch", async () => {
    server.pings += 1;
    if (!server.isThere) throw new TypeError("failed");
    return new Response();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  onlineManager.setOnline(true);
});

test("one request without an answer is no lost connection while the server answers others", async () => {
  doubtConnection();
  await vi.advanceTimersByTimeAsync(100);
  expect(server.pings).toBe(1);
  expect(onlineManager.isOnline()).toBe(true);
});

test("while nobody answers everything is held back, and goes on when somebody does; nobody asks twice at once", async () => {
  server.isThere = false;
  doubtConnection();
  doubtConnection();
  await vi.advanceTimersByTimeAsync(100);
  expect(onlineManager.isOnline()).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.pings).toBe(21);
  server.isThere = true;
  await vi.advanceTimersByTimeAsync(3000);
  expect(onlineManager.isOnline()).toBe(true);
});
