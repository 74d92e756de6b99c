import { once } from "node:events";
import { Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { openLogOutput } from "../../src/infrastructure/log-output.ts";
import { createLogger } from "../../src/infrastructure/logger.ts";

function logged(event: object): string {
  const lines: string[] = [];
  createLogger("info", { write: (line: string) => void lines.push(line) }).info(event, "something happened");
  return lines.join("");
}

test("an event is one line of JSON with its time and level in words", () => {
  expect(JSON.parse(logged({ requestId: "r-1" }))).toMatchObject({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    requestId: "r-1",
    msg: "something happened",
  });
});

test.each([
  { authorization: "hunter2" },
  { headers: { authorization: "hunter2", cookie: "hunter2", "set-cookie": ["hunter2"] } },
  { request: { headers: { "x-api-key": "hunter2" } } },
  { response: { headers: { "set-cookie": "hunter2" } } },
  { body: { password: "hunter2" } },
  { config: { authSecret: "hunter2", databaseUrl: "hunter2", ai: { apiKey: "hunter2" } } },
  { err: { options: { headers: { authorization: "hunter2" } } } },
])("what is secret does not reach the log: %j", (event) => {
  const line = logged(event);
  expect(line).toContain("[redacted]");
  expect(line).not.toContain("hunter2");
});

/** A reader that takes what is written only when it is told to. */
function reluctantReader() {
  const received: string[] = [];
  let isAway = true;
  let takeNext: (() => void) | undefined;
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      takeNext = () => {
        received.push(chunk);
        done();
      };
      if (!isAway) takeNext();
    },
  });
  return {
    stream,
    lines: () => received.join("").split("\n").filter(Boolean),
    comeBack() {
      isAway = false;
      takeNext?.();
    },
  };
}

test("lines that nobody reads wait in a bounded space, are then dropped and counted, and the log goes on afterwards", async () => {
  const reader = reluctantReader();
  const output = openLogOutput(reader.stream, { mostWaiting: 10_000 });
  const logger = createLogger("info", output);
  for (let number = 0; number < 5_000; number += 1) {
    logger.info({ number }, "request");
    if (number % 100 === 0) await turn();
    expect(reader.stream.writableLength).toBeLessThanOrEqual(10_000);
  }
  expect(reader.lines()).toEqual([]);

  reader.comeBack();
  await expect.poll(() => reader.lines().at(-1)).toContain("log lines were lost");
  const { lost, ...rest } = JSON.parse(reader.lines().at(-1) ?? "{}");
  expect(rest).toMatchObject({ level: "warn", time: expect.any(String) });
  expect(lost).toBe(5_000 - (reader.lines().length - 1));

  logger.info("well again");
  await output.end();
  expect(reader.lines().at(-1)).toContain("well again");
});

test("a log whose disk was full, or whose reader is gone, does not end the process and is opened again", async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error("ENOSPC: no space left on device")) });
  const better = reluctantReader();
  const output = openLogOutput(full, { again: () => better.stream, retryMs: 20 });
  output.write("lost with the disk\n");
  await once(full, "error");
  output.write("dropped\n");
  better.comeBack();
  await expect.poll(() => better.lines()).toEqual([expect.stringContaining('"lost":1')]);
  output.write("written\n");
  await output.end();
  expect(better.lines().at(-1)).toBe("written");
});
