import type { AnyJob as Job, JobText } from "@handbill/contracts";
import type { Client } from "./client.ts";

export type Event = { event: string; id: number; data: Job | JobText };

/** Reads a stream of events to its end, or until `enough`. */
export async function eventsOf(
  url: string,
  { token }: Client,
  jobId: string,
  { after, enough = () => false }: { after?: number; enough?: (events: Event[]) => boolean } = {},
): Promise<{ events: Event[]; response: Response }> {
  const left = new AbortController();
  const response = await fetch(`${url}/api/v1/jobs/${jobId}/events`, {
    headers: { authorization: `Bearer ${token}`, ...(after !== undefined && { "last-event-id": String(after) }) },
    signal: left.signal,
  });
  const events: Event[] = [];
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      if (fields.has("data")) {
        events.push({
          event: fields.get("event") ?? "",
          id: Number(fields.get("id")),
          data: JSON.parse(fields.get("data") ?? ""),
        });
      }
    }
    if (enough(events)) break;
  }
  left.abort();
  return { events, response };
}
