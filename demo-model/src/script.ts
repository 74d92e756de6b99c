import { readSteps } from "./faults.ts";
import type { Step } from "./faults/fault.ts";
import { dictionaryOf, listOf, parseJson, textOf } from "./unknown-values.ts";

export type Script = ReturnType<typeof createScript>;

/** What a request must be like for a queue to answer it; what is not named may be anything. */
type Match = { path?: string; model?: string; text?: string; stream?: boolean };
type Queue = { key: string; match: Match; steps: Step[] };
type Asked = {
  header: string;
  key: string;
  model: string;
  scriptInModel: string;
  path: string;
  stream: boolean;
  text: string;
};

/** A script says what happens to a handful of requests; whoever sends more means harm. */
const MOST_STEPS = 10_000;

/** `429,429,ok` or `429-then-ok`, or JSON: one step or a list of steps. */
function parseSteps(text: string): Step[] {
  const parsed = /^\s*[[{]/u.test(text) ? parseJson(text) : text.split(/,|-then-/u).map((name) => name.trim());
  return readSteps(Array.isArray(parsed) ? parsed : [parsed]).steps;
}

function readMatch(value: unknown): Match {
  const { path, model, text, stream } = dictionaryOf(value);
  return {
    ...(textOf(path) !== "" && { path: textOf(path) }),
    ...(textOf(model) !== "" && { model: textOf(model) }),
    ...(textOf(text) !== "" && { text: textOf(text) }),
    ...(typeof stream === "boolean" && { stream }),
  };
}

const fits = ({ path, model, text, stream }: Match, asked: Asked): boolean =>
  (path === undefined || asked.path.endsWith(path)) &&
  (model === undefined || asked.model === model) &&
  (text === undefined || asked.text.includes(text)) &&
  (stream === undefined || asked.stream === stream);

function readQueue(value: unknown): Queue & { unknown: string[] } {
  const { key, match, steps: given } = dictionaryOf(value);
  const { steps, unknown } = readSteps(listOf(given));
  return { key: textOf(key) || "*", match: readMatch(match), steps, unknown };
}

const countSteps = (queues: readonly Queue[]): number => queues.reduce((sum, { steps }) => sum + steps.length, 0);

/** Says what happens to each request. A sequence, never chance: step n answers hit n, and "ok" follows the last. */
export function createScript() {
  let queues: Queue[] = [];
  const hits = new Map<string, number>();

  function fromText(text: string, counter: string): Step {
    const steps = parseSteps(text);
    const hit = hits.get(counter) ?? 0;
    if (hits.size >= MOST_STEPS) hits.clear();
    hits.set(counter, hit + 1);
    return (steps.length === 1 ? steps[0] : steps[hit]) ?? { name: "ok" };
  }

  function fromQueue(key: string, asked: Asked): Step | undefined {
    const step = queues.find((queue) => queue.key === key && fits(queue.match, asked))?.steps.shift();
    queues = queues.filter(({ steps }) => steps.length > 0);
    return step;
  }

  return {
    /** Adds one queue or a list of them. Answers how many steps were added, or why none was. */
    enqueue(script: unknown): { queued: number } | { refused: string } {
      const read = (Array.isArray(script) ? script : [script]).map(readQueue);
      const unknown = read.flatMap((queue) => queue.unknown);
      if (unknown.length > 0 || read.length === 0 || read.some(({ steps }) => steps.length === 0))
        return { refused: `Unknown or missing steps: ${unknown.join(", ")}` };
      const queued = countSteps(read);
      if (queued + countSteps(queues) > MOST_STEPS) return { refused: `A script has at most ${MOST_STEPS} steps.` };
      queues = [...queues, ...read];
      return { queued };
    },

    /** The step for a request: its header decides, then the queues of its key, then those of all, then its model's name. */
    next(asked: Asked): Step {
      if (asked.header !== "") return fromText(asked.header, `header ${asked.key} ${asked.header}`);
      const queued = fromQueue(asked.key, asked) ?? fromQueue("*", asked);
      if (queued) return queued;
      if (asked.scriptInModel === "") return { name: "ok" };
      return fromText(asked.scriptInModel, `model ${asked.key} ${asked.model}#${asked.scriptInModel}`);
    },

    reset(): void {
      queues = [];
      hits.clear();
    },
  };
}
