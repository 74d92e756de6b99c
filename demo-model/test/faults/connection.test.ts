import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { namesOf, rowsOf } from "../support/fault-rows.ts";
import { CONTENT, inMode, pathOf, sendFault, sendIn, toldIn, type Mode } from "../support/modes.ts";
import { useModel } from "../support/model.ts";
import { openSocket, sendOver, sendRaw, type Seen, type Watch } from "../support/wire-client.ts";

/** "The connection": what networks and the machines between do to an answer. */

const model = useModel();
const MEBIBYTE = 1024 * 1024;

const ofStatus200 = (seen: Seen, ending: Seen["ending"]): void =>
  expect([seen.status, seen.ending]).toEqual([200, ending]);
const withoutHead = (seen: Seen, ending: Seen["ending"]): void =>
  expect([seen.status, seen.body.length, seen.ending]).toEqual([null, 0, ending]);
const isPage = (seen: Seen, type: string): void => {
  ofStatus200(seen, "whole");
  expect(seen.headers["content-type"]).toBe(type);
  expect(seen.body.toString()).toMatch(/^<html>/);
};
const promised = (seen: Seen): number => Number(seen.headers["content-length"]);

type Case = {
  step?: Record<string, unknown>;
  watch?: Watch;
  check(seen: Seen, usual: Seen, mode: Mode): void;
};

const EXPECTED: Record<string, Case> = {
  refuse: { step: { ms: 0 }, check: (seen) => withoutHead(seen, "closed") },
  "hang-up": { check: (seen) => withoutHead(seen, "closed") },
  reset: { check: (seen) => withoutHead(seen, "reset") },
  "reset-mid-body": {
    check: (seen, usual) => {
      ofStatus200(seen, "reset");
      expect(seen.body).toEqual(usual.body.subarray(0, Math.ceil(usual.body.length / 2)));
    },
  },
  timeout: { watch: { standstill: "from the start" }, check: (seen) => withoutHead(seen, "open") },
  "stalled-body": {
    watch: { standstill: "after some bytes" },
    check: (seen, usual) => {
      ofStatus200(seen, "open");
      expect(seen.body).toEqual(usual.body.subarray(0, 60));
    },
  },
  drip: {
    step: { bytes: 400, ms: 1 },
    check: (seen, usual, { stream }) => {
      ofStatus200(seen, "whole");
      expect(seen.body).toEqual(usual.body);
      if (stream) expect(Math.max(...seen.chunks.map(({ length }) => length))).toBe(400);
    },
  },
  "content-length-high": {
    check: (seen, usual) => {
      ofStatus200(seen, "closed");
      expect(seen.body).toEqual(usual.body);
      expect(promised(seen)).toBe(usual.body.length * 2);
    },
  },
  "content-length-low": {
    check: (seen, usual) => {
      ofStatus200(seen, "whole");
      expect(seen.body).toEqual(usual.body.subarray(0, Math.ceil(usual.body.length / 2)));
      expect(promised(seen)).toBe(seen.body.length);
    },
  },
  html: { check: (seen) => isPage(seen, "text/html") },
  "html-as-json": { check: (seen) => isPage(seen, "application/json") },
  "empty-body": {
    check: (seen) => {
      ofStatus200(seen, "whole");
      expect(seen.headers["content-type"]).toBe("application/json");
      expect(promised(seen)).toBe(0);
    },
  },
  gzip: {
    check: (seen, usual) => {
      expect(seen.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(seen.body)).toEqual(usual.body);
    },
  },
  "gzip-bomb": {
    step: { megabytes: 8 },
    check: (seen) => {
      expect(seen.headers["content-encoding"]).toBe("gzip");
      expect(seen.body.length).toBeLessThan(64 * 1024);
      expect(gunzipSync(seen.body)).toHaveLength(8 * MEBIBYTE);
    },
  },
  "big-body": {
    check: (seen, usual, mode) => {
      expect(seen.body.length).toBeGreaterThan(2 * MEBIBYTE);
      expect(toldIn(mode, seen)).toEqual(toldIn(mode, usual));
    },
  },
  "huge-body": {
    step: { megabytes: 3 },
    check: (seen, usual, mode) => {
      expect(seen.body.length).toBeGreaterThan(3 * MEBIBYTE);
      expect(toldIn(mode, seen)).toEqual(toldIn(mode, usual));
    },
  },
  endless: {
    watch: { enough: 200_000 },
    check: (seen, _usual, mode) => {
      ofStatus200(seen, "open");
      expect(seen.body.length).toBeGreaterThan(100_000);
      if (mode.stream) expect(toldIn(mode, seen).content?.length).toBeGreaterThan(1000);
    },
  },
  "stale-socket": {
    check: (seen, usual, mode) => {
      ofStatus200(seen, "whole");
      expect(toldIn(mode, seen)).toEqual(toldIn(mode, usual));
    },
  },
};

function caseOf(name: string): Case {
  const found = EXPECTED[name];
  if (!found) throw new Error(`Nothing is expected of ${name}.`);
  return found;
}

test.each(rowsOf("The connection"))("%s happens to %s", async (name, _mode, mode) => {
  const { step = {}, watch, check } = caseOf(name);
  const usual = await sendIn(model.url(), mode, CONTENT);
  check(await sendFault(model.url(), mode, { name, ...step }, CONTENT, watch), usual, mode);
  // A door that was shut a moment ago may not be open yet.
  const opens = () => openSocket(model.url()).then((socket) => socket.destroy().destroyed);
  await expect.poll(opens).toBe(true);
});

test("nothing is expected of a fault that does not exist", () => {
  expect(Object.keys(EXPECTED)).toEqual(namesOf("The connection"));
});

const plain: Mode = { api: "chat", stream: false };
const sent = (name: string) => ({
  path: pathOf(plain),
  body: inMode(plain, CONTENT),
  headers: { "x-fake-script": name },
});

test("a stale socket is reset by the request that comes over it next, and a new one is well", async () => {
  const socket = await openSocket(model.url());
  const first = await sendOver(socket, sent("stale-socket"));
  expect(first.headers["connection"]).toBe("keep-alive");
  expect(await sendOver(socket, sent("ok"))).toMatchObject({ ending: "reset" });
  expect(await sendRaw(model.url(), sent("ok"))).toMatchObject({ status: 200, ending: "whole" });
});

test("a server that refuses takes no connection for a while, and then again", async () => {
  await sendFault(model.url(), plain, { name: "refuse", ms: 2500 }, CONTENT);
  await expect(openSocket(model.url())).rejects.toMatchObject({ code: "ECONNREFUSED" });
  const came = async () => (await sendIn(model.url(), plain, CONTENT).catch(() => null))?.status;
  await expect.poll(came).toBe(200);
});

test("without a number the huge body has 100 MiB", async () => {
  let size = 0;
  const response = await fetch(`${model.url()}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer test", "x-fake-script": "huge-body" },
    body: JSON.stringify(CONTENT),
  });
  for await (const bytes of response.body ?? []) size += bytes.length;
  expect(size).toBeGreaterThan(100 * MEBIBYTE);
});

const journaled = async (name: string) => {
  const journal: { requests: { step: string; endedAt: string | null; clientLeft: boolean }[] } = JSON.parse(
    await (await fetch(new URL("/__fake/journal", model.url()))).text(),
  );
  return journal.requests.findLast(({ step }) => step === name);
};

test.each(["endless", "huge-body", "gzip-bomb", "drip", "timeout"])(
  "a client that leaves in the middle of %s leaves nothing running",
  async (name) => {
    await fetch(new URL("/__fake/reset", model.url()), { method: "POST" });
    const controller = new AbortController();
    const response = fetch(`${model.url()}/chat/completions`, {
      method: "POST",
      headers: { authorization: "Bearer test", "x-fake-script": name },
      body: JSON.stringify(CONTENT),
      signal: controller.signal,
    }).catch(() => undefined);
    await expect.poll(() => journaled(name)).toBeDefined();
    controller.abort();
    await response;
    const left = { endedAt: expect.any(String), clientLeft: true };
    await expect.poll(() => journaled(name)).toMatchObject(left);
  },
);

test.each([plain, { api: "responses", stream: true } as const])("a gzipped answer can be read in %o", async (mode) => {
  const response = await fetch(new URL(pathOf(mode), model.url()), {
    method: "POST",
    headers: { authorization: "Bearer test", "x-fake-script": "gzip" },
    body: JSON.stringify(inMode(mode, CONTENT)),
  });
  const body = Buffer.from(await response.arrayBuffer());
  const usual = await sendIn(model.url(), mode, CONTENT);
  expect(body).toEqual(usual.body);
});
