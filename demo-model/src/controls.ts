import type { ServerResponse } from "node:http";
import type { Completions } from "./completions.ts";
import { readSteps } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { Script } from "./script.ts";
import { sendJson } from "./send-json.ts";
import { dictionaryOf, parseJson, textOf } from "./unknown-values.ts";
import { errorBody } from "./wire.ts";

type Needs = { journal: Journal; script: Script; completions: Completions };

const refuse = (response: ServerResponse, status: number, message: string): void =>
  sendJson(response, status, errorBody({ message, type: "invalid_request_error", param: null, code: null }));

/** `/__fake/...`: what tests use to script the model and to see what reached it. */
export function createControls({ journal, script, completions }: Needs) {
  function enqueue(body: string, response: ServerResponse): void {
    const { key, steps } = dictionaryOf(parseJson(body));
    const read = readSteps(steps);
    if (read.unknown.length > 0 || read.steps.length === 0) {
      refuse(response, 400, `Unknown or missing steps: ${read.unknown.join(", ")}`);
      return;
    }
    script.enqueue(textOf(key) || "*", read.steps);
    sendJson(response, 200, { queued: read.steps.length });
  }

  function reset(response: ServerResponse): void {
    journal.reset();
    script.reset();
    completions.forget();
    sendJson(response, 200, { reset: true });
  }

  return {
    answer(call: string, body: string, response: ServerResponse): void {
      if (call === "GET /__fake/journal") sendJson(response, 200, { requests: journal.list() });
      else if (call === "POST /__fake/script") enqueue(body, response);
      else if (call === "POST /__fake/reset") reset(response);
      else refuse(response, 404, `Unknown control: ${call}`);
    },
  };
}
