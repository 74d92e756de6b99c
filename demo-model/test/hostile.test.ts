import { connect } from "node:net";
import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { CONTENT, inMode, MODES, sendIn } from "./support/modes.ts";
import { useModel } from "./support/model.ts";
import { object, requestFor } from "./support/requests.ts";
import { sendRaw } from "./support/wire-client.ts";

/** It is the built-in model too: whoever reaches it must not be able to end it, block it or fill its memory. */

const model = useModel();
const chat = { api: "chat", stream: false } as const;

const isWell = async (): Promise<void> => {
  expect((await sendIn(model.url(), chat, CONTENT)).status).toBe(200);
  const journal = await fetch(new URL("/__fake/journal", model.url()));
  expect(journal.status).toBe(200);
  await journal.arrayBuffer();
};

type Schema = Record<string, unknown>;
const many = (count: number, schema: Schema): Record<string, Schema> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, schema]));
const twice = object({ left: { $ref: "#" }, right: { $ref: "#" } });
const merged = { ...object({ a: { allOf: many(20, {}) } }), allOf: Array.from({ length: 20 }, () => ({ $ref: "#" })) };

test.each([
  ["asks for a thousand million items", object({ list: { type: "array", items: { type: "string" }, minItems: 1e9 } })],
  ["asks for a text of a thousand million characters", object({ text: { type: "string", minLength: 1e9 } })],
  ["doubles itself for ever", twice],
  ["merges itself with itself twenty times over", merged],
  ["asks for lists of lists of lists", object({ a: nested(40) })],
  ["has ten thousand properties", object(many(10_000, { type: "string" }))],
])("a schema that %s is answered with something that fits into memory", async (_what, schema) => {
  const seen = await sendIn(model.url(), chat, requestFor({ task: "content" }, schema));
  expect(seen.status).toBe(200);
  expect(seen.body.length).toBeLessThan(8 * 1024 * 1024);
  await isWell();
});

function nested(depth: number): Record<string, unknown> {
  const list = { type: "array", minItems: 9, items: { type: "string" } };
  return Array.from({ length: depth }).reduce<Record<string, unknown>>(
    (items) => ({ type: "array", minItems: 9, items }),
    list,
  );
}

test.each([
  ["deep lists", "[".repeat(100_000) + "]".repeat(100_000)],
  ["deep objects", '{"a":'.repeat(50_000) + "1" + "}".repeat(50_000)],
  ["half an object", '{"model":"handbill-demo","messages":['],
  ["nothing", ""],
  ["a number", "7"],
  ["null", "null"],
  ["bytes that are no text", "\u0000\ud800"],
])("a body of %s is refused by both APIs", async (_what, body) => {
  for (const path of ["/v1/chat/completions", "/v1/responses", "/v1/moderations"]) {
    const seen = await sendRaw(model.url(), { path, body });
    expect(seen.status).toBe(400);
    expect(JSON.parse(seen.body.toString())).toMatchObject({ error: { type: "invalid_request_error" } });
  }
  await isWell();
});

test.each([
  ["messages that are no messages", { messages: [null, 1, "x", { role: 1, content: { a: 1 } }] }],
  [
    "a schema with odd parts",
    { response_format: { type: "json_schema", json_schema: { name: "a", schema: { type: 7, enum: 3 } } } },
  ],
  ["a pattern of names", { model: "__proto__" }],
  [
    "a schema that leads nowhere",
    { response_format: { type: "json_schema", json_schema: { name: "a", schema: { $ref: "#/$defs/x/y" } } } },
  ],
])("%s never end in an error of the server", async (_what, change) => {
  for (const mode of MODES) {
    const { status } = await sendRaw(model.url(), {
      path: "/v1/chat/completions",
      body: { ...inMode({ ...mode, api: "chat" }, CONTENT), ...change },
    });
    expect(status).toBeLessThan(500);
  }
  await isWell();
});

test("a body that is too large is refused before it has all been read", async () => {
  const { hostname, port } = new URL(model.url());
  const status = await new Promise<number>((resolve, reject) => {
    const sending = httpRequest(
      { hostname, port, path: "/v1/responses", method: "POST", headers: { authorization: "Bearer test" } },
      (response) => {
        resolve(response.statusCode ?? 0);
        sending.destroy();
      },
    );
    sending.on("error", reject);
    // Never ended: whoever waits for the end waits for ever.
    const more = (): void => {
      if (!sending.destroyed) sending.write(Buffer.alloc(1024 * 1024), () => setImmediate(more));
    };
    more();
  });
  expect(status).toBe(413);
  await isWell();
});

test.each([
  ["no HTTP at all", "hello\r\n\r\n"],
  ["a broken length", "POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n"],
  ["an address with broken escapes", "GET /v1/models/%E0%A4%A HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"],
])("%s ends that connection alone", async (_what, bytes) => {
  const { hostname, port } = new URL(model.url());
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = "";
    socket.on("data", (packet) => {
      text += packet.toString();
    });
    socket.on("close", () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  await isWell();
});

test("scripts that mean harm are refused", async () => {
  const script = async (body: string) =>
    (await fetch(new URL("/__fake/script", model.url()), { method: "POST", body })).status;
  expect(await script(JSON.stringify({ key: "harm", steps: Array.from({ length: 20_000 }, () => "ok") }))).toBe(400);
  expect(await script("[".repeat(100_000))).toBe(400);
  expect(await script('{"key":"harm","steps":[{"name":{"deep":1}},null,7]}')).toBe(400);
  expect(await script("[]")).toBe(400);
  expect(
    (await sendIn(model.url(), chat, CONTENT, { "x-fake-script": '{"name":"429","retryAfter":"1\\r\\nx: y"}' })).status,
  ).toBeGreaterThan(399);
  await isWell();
});

test("the journal keeps large bodies only for a while", async () => {
  const large = { text: "x".repeat(6_000_000) };
  for (let sent = 0; sent < 7; sent += 1) await sendRaw(model.url(), { path: "/v1/nowhere", body: large });
  const journal: { requests: { body: unknown; bodyBytes: number }[] } = JSON.parse(
    await (await fetch(new URL("/__fake/journal", model.url()))).text(),
  );
  const kept = journal.requests.filter(({ body }) => body !== null).reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  expect(kept).toBeLessThan(33 * 1024 * 1024);
  expect(journal.requests.at(-1)?.body).toEqual(large);
});
