import { readSteps, type Step } from "./faults.ts";
import { parseJson } from "./unknown-values.ts";

export type Script = ReturnType<typeof createScript>;

/** `429,429,ok`, or JSON: one step or a list of steps. */
function parseSteps(text: string): Step[] {
  const parsed = /^\s*[[{]/u.test(text) ? parseJson(text) : text.split(",").map((name) => name.trim());
  return readSteps(Array.isArray(parsed) ? parsed : [parsed]).steps;
}

/** Says what happens to each request. A sequence, never chance: step n answers hit n, and "ok" follows the last. */
export function createScript() {
  const queues = new Map<string, Step[]>();
  const hits = new Map<string, number>();

  function fromText(text: string, counter: string): Step {
    const steps = parseSteps(text);
    const hit = hits.get(counter) ?? 0;
    hits.set(counter, hit + 1);
    return (steps.length === 1 ? steps[0] : steps[hit]) ?? { name: "ok" };
  }

  return {
    enqueue(key: string, steps: readonly Step[]): void {
      queues.set(key, [...(queues.get(key) ?? []), ...steps]);
    },

    /** The step for a request: its header decides, then the queue of its key, then the queue of all, then its model's name. */
    next(request: { header: string; key: string; model: string; scriptInModel: string }): Step {
      if (request.header !== "") return fromText(request.header, `header ${request.key} ${request.header}`);
      const queued = queues.get(request.key)?.shift() ?? queues.get("*")?.shift();
      if (queued) return queued;
      if (request.scriptInModel === "") return { name: "ok" };
      return fromText(request.scriptInModel, `model ${request.key} ${request.model}#${request.scriptInModel}`);
    },

    reset(): void {
      queues.clear();
      hits.clear();
    },
  };
}
