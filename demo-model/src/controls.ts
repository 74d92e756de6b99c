import type { ServerResponse } from "node:http";
import type { Journal } from "./journal.ts";
import type { ModelCalls } from "./model-calls.ts";
import type { Script } from "./script.ts";
import { sendJson } from "./send-json.ts";
import { parseJson } from "./unknown-values.ts";
import { errorBody, refuse } from "./wire.ts";

type Needs = { journal: Journal; script: Script; calls: ModelCalls };

/** `/__fake/...`: what tests use to script the model and to see what reached it. */
export function createControls({ journal, script, calls }: Needs) {
  function enqueue(body: string, response: ServerResponse): void {
    const added = script.enqueue(parseJson(body));
    if ("queued" in added) sendJson(response, 200, added);
    else sendJson(response, 400, errorBody(refuse(added.refused)));
  }

  function reset(response: ServerResponse): void {
    journal.reset();
    script.reset();
    calls.forget();
    sendJson(response, 200, { reset: true });
  }

  return {
    answer(call: string, body: string, response: ServerResponse): void {
      if (call === "GET /__fake/journal") sendJson(response, 200, { requests: journal.list() });
      else if (call === "POST /__fake/script") enqueue(body, response);
      else if (call === "POST /__fake/reset") reset(response);
      else sendJson(response, 404, errorBody(refuse(`Unknown control: ${call}`)));
    },
  };
}
