import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { call, pressKey } from "./call.ts";
import { start } from "./start.ts";
import { describeError } from "./describe-error.ts";
import { pace } from "./jobs.ts";
import { ApiError, NetworkError, readRetryAfter } from "./problem.ts";
import { createQueryClient } from "./query-client.ts";
import { rateLimit } from "./rate-limit.ts";
import { goOn } from "./rate-limit-turns.ts";
import { bearer, forgetToken, onSessionEnd } from "./token.ts";

const Answer = z.object({ data: z.string() });
const base64 = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const tokenOf = (mark: string): string => `${base64({})}.${base64({ sub: "ada", iat: 1000, exp: 1600 })}.${mark}`;
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });
const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json(status, { type: "about:blank", title: "Title", detail: "Detail.", status, code, requestId: "r-1" }, headers);

/** A server with one session and one valid token. */
const server = {
  signedIn: true,
  valid: "1",
  tokensAsked: 0,
  seen: [] as Headers[],
  held: null as Promise<void> | null,
  answer: (): Response => json(200, { data: "fine" }),
};

const serve = (path: string, init?: RequestInit): Response => {
  if (path === "/api/auth/token") {
    server.tokensAsked += 1;
    return server.signedIn ? json(200, { token: tokenOf(server.valid) }) : problem(401, "unauthenticated");
  }
  const headers = new Headers(init?.headers);
  server.seen.push(headers);
  return headers.get("authorization") === `Bearer ${tokenOf(server.valid)}`
    ? server.answer()
    : problem(401, "unauthenticated");
};

beforeEach(() => {
  Object.assign(server, {
    signedIn: true,
    valid: "1",
    tokensAsked: 0,
    seen: [],
    held: null,
    answer: () => json(200, { data: "fine" }),
  });
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const answer = serve(path, init);
    await server.held; // answered as things stood when it came in
    return answer;
  });
  forgetToken();
  rateLimit.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("three calls at once ask for one token", async () => {
  await Promise.all([1, 2, 3].map(() => call(Answer, "GET", "/x")));
  expect(server.tokensAsked).toBe(1);
});

test("when the token ends, three calls at once make one refresh", async () => {
  await call(Answer, "GET", "/x");
  server.valid = "2";
  server.tokensAsked = 0;
  const answers = await Promise.all([1, 2, 3].map(() => call(Answer, "GET", "/x")));
  expect(answers).toEqual([1, 2, 3].map(() => ({ data: "fine" })));
  expect(server.tokensAsked).toBe(1);
});

test("when the session ends in the middle, all calls wait for one sign-in and then go on", async () => {
  await call(Answer, "GET", "/x");
  Object.assign(server, { signedIn: false, valid: "2" });
  const ask = vi.fn<() => Promise<void>>(async () => {
    server.signedIn = true;
  });
  const takeBack = onSessionEnd(ask);
  const answers = await Promise.all([1, 2].map(() => call(Answer, "PATCH", "/x", { body: { name: "kept" } })));
  takeBack();
  expect(answers).toEqual([{ data: "fine" }, { data: "fine" }]);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("what was asked for before the new sign-in does not count against it, however late its answer comes", async () => {
  await call(Answer, "GET", "/x");
  Object.assign(server, { signedIn: false, valid: "2" });
  const signIn = Promise.withResolvers<void>();
  const ask = vi.fn<() => Promise<void>>(() => signIn.promise);
  const takeBack = onSessionEnd(ask);
  const pressed = call(Answer, "POST", "/x");
  await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce());

  const late = Promise.withResolvers<void>();
  server.held = late.promise;
  const meanwhile = call(Answer, "GET", "/y");
  await Promise.resolve();
  Object.assign(server, { held: null, signedIn: true });
  signIn.resolve();
  expect(await pressed).toEqual({ data: "fine" });
  late.resolve();
  expect(await meanwhile).toEqual({ data: "fine" });
  expect(ask).toHaveBeenCalledOnce();
  takeBack();
});

test("whoever finds the session ended before the sign-in is ready to be shown waits for it", async () => {
  server.signedIn = false;
  const early = call(Answer, "GET", "/x");
  await vi.waitFor(() => expect(server.tokensAsked).toBe(1));
  const takeBack = onSessionEnd(async () => {
    server.signedIn = true;
  });
  expect(await early).toEqual({ data: "fine" });
  takeBack();
});

test("a quiet check of the session asks nobody", async () => {
  server.signedIn = false;
  const ask = vi.fn<() => Promise<void>>(async () => undefined);
  const takeBack = onSessionEnd(ask);
  await expect(bearer(true)).rejects.toMatchObject({ status: 401 });
  takeBack();
  expect(ask).not.toHaveBeenCalled();
});

test("what comes too fast waits for the common countdown, and is sent once more", async () => {
  vi.useFakeTimers();
  server.answer = () => problem(429, "rate_limited", { "retry-after": "12" });
  const first = call(Answer, "POST", "/x", { idempotencyKey: "k" });
  const second = call(Answer, "GET", "/y");
  await vi.waitFor(() => expect(rateLimit.read()).toMatchObject({ seconds: 12, waiting: 2 }));
  server.answer = () => json(200, { data: "fine" });
  await vi.advanceTimersByTimeAsync(11_900);
  expect(server.seen).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(600);
  expect([await first, await second]).toEqual([{ data: "fine" }, { data: "fine" }]);
  expect(server.seen.filter((headers) => headers.get("idempotency-key") === "k")).toHaveLength(2);
  expect(rateLimit.read().waiting).toBe(0);
});

test("what is refused again is told, with its wait, and not sent a third time", async () => {
  vi.useFakeTimers();
  server.answer = () => problem(429, "rate_limited", { "retry-after": "3" });
  const told = call(Answer, "GET", "/x").catch((error: unknown) => error);
  await vi.waitFor(() => expect(rateLimit.read().waiting).toBe(1));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await told).toMatchObject({ status: 429, retryAfter: 3 });
  expect(server.seen).toHaveLength(2);
});

test("Try now sends at once what waits; who has left the page waits for nothing", async () => {
  server.answer = () => problem(429, "rate_limited", { "retry-after": "60" });
  const leaving = new AbortController();
  const left = call(Answer, "GET", "/x", { signal: leaving.signal }).catch((error: unknown) => error);
  const stays = call(Answer, "GET", "/y");
  await vi.waitFor(() => expect(rateLimit.read().waiting).toBe(2));
  leaving.abort(new Error("gone"));
  expect(await left).toMatchObject({ message: "gone" });
  server.answer = () => json(200, { data: "fine" });
  goOn();
  expect(await stays).toEqual({ data: "fine" });
  expect(server.seen).toHaveLength(3);
});

test("a wait of many minutes is told at once", async () => {
  server.answer = () => problem(429, "rate_limited", { "retry-after": "600" });
  await expect(call(Answer, "GET", "/x")).rejects.toMatchObject({ status: 429, retryAfter: 600 });
  expect(server.seen).toHaveLength(1);
});

test("a full queue is told at once, where it was asked, and not sent again by itself", async () => {
  server.answer = () => problem(429, "queue_full", { "retry-after": "12" });
  const client = createQueryClient();
  const press = client.getMutationCache().build(client, {
    mutationFn: () => call(Answer, "POST", "/x/generate"),
  });
  await expect(press.execute(undefined)).rejects.toMatchObject({ status: 429, retryAfter: 12 });
  expect(server.seen).toHaveLength(1);
  expect(rateLimit.read().seconds).toBe(0);
});

test("an answer that is no problem document still names the request", async () => {
  server.answer = () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "x-request-id": "r-9" } });
  const error: unknown = await call(Answer, "GET", "/x").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  expect(describeError(error)).toMatchObject({ reference: "r-9", retryable: true });
});

test("a lost connection is told apart from a fault of the server", async () => {
  await bearer();
  vi.stubGlobal("fetch", async (path: string) => {
    if (path === "/health/live") return json(200, {});
    throw new TypeError("failed");
  });
  await expect(call(Answer, "GET", "/x")).rejects.toBeInstanceOf(NetworkError);
});

test("a change says which version it is based on", async () => {
  await call(Answer, "PATCH", "/x", { body: {}, version: 7 });
  expect(server.seen[0]?.get("if-match")).toBe('"7"');
});

test("every try of one press carries the same key, another press another", () => {
  const press = { contentId: "c" };
  expect(pressKey(press)).toBe(pressKey(press));
  expect(pressKey(press)).not.toBe(pressKey({ contentId: "c" }));
});

test("a generation is started without waiting for it", async () => {
  await start(Answer, "/x/generate", { body: {} });
  expect(server.seen[0]?.get("prefer")).toBe("respond-async");
});

test("Retry-After may be seconds or a date", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  expect(readRetryAfter("12", now)).toBe(12);
  expect(readRetryAfter("Sun, 22 Nov 2026 10:00:30 GMT", now)).toBe(30);
  expect(readRetryAfter("Sun, 22 Nov 2026 09:00:00 GMT", now)).toBe(0);
  expect(readRetryAfter("soon", now)).toBeUndefined();
  expect(readRetryAfter(null, now)).toBeUndefined();
});

test("jobs are looked at often at first, then more calmly, and rarely in a hidden tab", () => {
  expect([1, 5, 15, 60].map((age) => pace(age, false))).toEqual([1000, 2000, 4000, 8000]);
  expect(pace(1, true)).toBe(15_000);
});
