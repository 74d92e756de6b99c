import { z } from "zod";

export type JudgeConnection = { baseUrl: string; apiKey: string; model: string };

/** Sends a question and gives what came back as JSON; null where that was not to be had. */
export type AskModel = (system: string, data: unknown) => Promise<unknown>;

const Reply = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const PATIENCE_MS = 60_000;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
}

/**
 * Asks any model that speaks the chat protocol. Deliberately apart from the product's own client: a judge needs no ledger, no
 * budget and no second try, and what it says is shown and never saved.
 */
export function createAskModel({ baseUrl, apiKey, model }: JudgeConnection): AskModel {
  return async (system, data) => {
    const messages = [
      { role: "system", content: system },
      { role: "user", content: JSON.stringify(data) },
    ];
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, messages, temperature: 0, response_format: { type: "json_object" } }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok)
      throw new Error(`The judge answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    const reply = Reply.safeParse(await response.json());
    return reply.success ? jsonIn(reply.data.choices[0]?.message.content ?? "") : null;
  };
}
