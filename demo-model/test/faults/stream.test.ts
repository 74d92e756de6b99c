import { expect, test } from "vitest";
import { namesOf } from "../support/fault-rows.ts";
import { at, CONTENT, eventsOf, sendFault, sendIn, toldIn, usualIn, type Mode, type Told } from "../support/modes.ts";
import { useModel } from "../support/model.ts";
import type { Seen, Watch } from "../support/wire-client.ts";

/** "The stream": what goes wrong only in a stream. */

const model = useModel();
const answered = usualIn(model.url, CONTENT);

type Case = { ending: Seen["ending"]; watch?: Watch; check(seen: Seen, usual: Told, mode: Mode): void };

const isHalf: Case["check"] = (seen, usual, mode) => {
  const { content, finish, usage, done } = toldIn(mode, seen);
  expect(usual.content?.startsWith(content ?? "-")).toBe(true);
  expect(content?.length).toBeLessThan(usual.content?.length ?? 0);
  expect(content?.length).toBeGreaterThan(0);
  expect([usage, done]).toEqual([null, false]);
  if (mode.api === "chat") expect(finish).toBeNull();
};

const EXPECTED: Record<string, Case> = {
  "stream-stall": { ending: "open", watch: { standstill: "after some bytes" }, check: isHalf },
  "stream-reset": { ending: "reset", check: isHalf },
  "stream-cut": { ending: "whole", check: isHalf },
  "stream-error": {
    ending: "whole",
    check: (seen, usual, mode) => {
      isHalf(seen, usual, mode);
      const last = eventsOf(seen).at(-1);
      if (mode.api === "chat") expect(last).toMatchObject({ error: { type: "server_error", code: "server_error" } });
      else {
        expect(last).toMatchObject({ type: "error", code: "server_error", message: expect.any(String), param: null });
        expect(at(last, "sequence_number")).toBe(eventsOf(seen).length - 1);
      }
    },
  },
  "stream-no-done": {
    ending: "whole",
    check: (seen, usual, mode) => {
      expect(toldIn(mode, seen)).toMatchObject({ content: usual.content, done: false });
      expect(seen.body.toString()).not.toMatch(/\[DONE\]|response\.completed/);
    },
  },
  "stream-no-usage": {
    ending: "whole",
    check: (seen, usual, mode) => expect(toldIn(mode, seen)).toEqual({ ...usual, usage: null }),
  },
  "stream-garbage": {
    ending: "whole",
    check: (seen, usual, mode) => {
      expect(toldIn(mode, seen)).toEqual(usual);
      expect(eventsOf(seen)).toContain("{this is not JSON");
    },
  },
  "stream-crlf": {
    ending: "whole",
    check: (seen, usual, mode) => {
      expect(seen.body.toString()).not.toMatch(/[^\r]\n/);
      expect(toldIn(mode, seen)).toEqual(usual);
    },
  },
  "stream-ignored": {
    ending: "whole",
    check: (seen, usual, { api }) => {
      expect(seen.headers["content-type"]).toBe("application/json");
      expect(toldIn({ api, stream: false }, seen)).toEqual(usual);
    },
  },
};

const APIS = ["chat", "responses"] as const;
const rows = namesOf("The stream").flatMap((name) => APIS.map((api) => [name, api] as const));

test.each(rows)("%s is what it says in %s", async (name, api) => {
  const mode = { api, stream: true };
  const expected = EXPECTED[name];
  if (!expected) throw new Error(`Nothing is expected of ${name}.`);
  const { ending, watch, check } = expected;
  const seen = await sendFault(model.url(), mode, name, CONTENT, watch);
  expect([seen.status, seen.ending]).toEqual([200, ending]);
  check(seen, await answered(mode), mode);
});

test.each(rows)("%s changes nothing without a stream in %s", async (name, api) => {
  const mode = { api, stream: false };
  const seen = await sendFault(model.url(), mode, name, CONTENT);
  expect(seen.body).toEqual((await sendIn(model.url(), mode, CONTENT)).body);
});
