import { expect, test } from "vitest";
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
