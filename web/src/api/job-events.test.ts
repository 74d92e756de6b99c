import type { Job, JobText } from "@handbill/contracts";
import { expect, test } from "vitest";
import { openJobEvents } from "./job-events.ts";

const job = (change: Partial<Job> = {}): Job => ({
  id: "job",
  kind: "content",
  status: "running",
  stage: "thinking",
  businessId: "business",
  campaignId: "campaign",
  contentId: "content",
  topic: null,
  parentId: null,
  progress: { done: 0, failed: 0, total: 1 },
  error: null,
  result: null,
  elapsedSeconds: 1,
  createdAt: "",
  startedAt: null,
  finishedAt: null,
  ...change,
});

/** A stream whose events the test sends. */
function scriptSource(address: string) {
  const target = new EventTarget();
  const source = {
    address,
    readyState: 1,
    isClosed: false,
    addEventListener: (name: string, hear: (event: Event) => void) => target.addEventListener(name, hear),
    close: () => {
      source.isClosed = true;
    },
    send: (name: string, data: unknown) =>
      target.dispatchEvent(new MessageEvent(name, { data: typeof data === "string" ? data : JSON.stringify(data) })),
    break: (readyState: number) => {
      source.readyState = readyState;
      target.dispatchEvent(new Event("error"));
    },
  };
  return source;
}

function follow() {
  const heard: string[] = [];
  const sources: Array<ReturnType<typeof scriptSource>> = [];
  const stop = openJobEvents(
    "job",
    {
      onJob: ({ stage }) => heard.push(`job ${stage}`),
      onText: ({ text }: JobText) => heard.push(`text ${text[0]?.text}`),
      onEnd: ({ status }) => heard.push(`end ${status}`),
      onBroken: () => heard.push("broken"),
    },
    (address) => {
      const opened = scriptSource(address);
      sources.push(opened);
      return opened;
    },
  );
  const [source] = sources;
  if (source === undefined) throw new Error("nothing was opened");
  return { heard, source, stop };
}

test("stages, words and the end of a job are told in order, and the stream is closed at the end", () => {
  const { heard, source } = follow();
  expect(source.address).toBe("/api/v1/jobs/job/events");
  source.send("job", job());
  source.send("text", { jobId: "job", contentId: "content", text: [{ field: "text", text: "The first" }] });
  source.send("end", job({ status: "succeeded", stage: "done" }));
  expect(heard).toEqual(["job thinking", "text The first", "end succeeded"]);
  expect(source.isClosed).toBe(true);
});

test("what is not in the form agreed is passed over", () => {
  const { heard, source } = follow();
  source.send("job", "not JSON");
  source.send("text", { text: "no list" });
  source.send("job", job({ stage: "saving" }));
  expect(heard).toEqual(["job saving"]);
});

test("a break is left to the browser, which opens the stream again", () => {
  const { heard, source } = follow();
  for (let round = 0; round < 10; round += 1) {
    source.break(0);
    source.send("job", job());
  }
  expect(heard.filter((word) => word === "broken")).toEqual([]);
  expect(source.isClosed).toBe(false);
});

test("a stream that is refused is given up at once", () => {
  const { heard, source } = follow();
  source.break(2);
  expect(heard).toEqual(["broken"]);
  expect(source.isClosed).toBe(true);
});

test("a stream that breaks again and again without a word is given up", () => {
  const { heard, source } = follow();
  for (let round = 0; round < 4; round += 1) source.break(0);
  expect(heard).toEqual(["broken"]);
  expect(source.isClosed).toBe(true);
});

test("who stops listening closes the stream", () => {
  const { source, stop } = follow();
  stop();
  expect(source.isClosed).toBe(true);
});
