import type { Content } from "@handbill/contracts";
import { useState } from "react";
import { headline } from "../fields/plain-text.ts";
import { messages } from "../messages.ts";

type Seen = { statuses: ReadonlyMap<string, string>; text: string };

const statusesOf = (contents: readonly Content[]) => new Map(contents.map(({ id, status }) => [id, status]));

function announce(contents: readonly Content[], before: ReadonlyMap<string, string>): string {
  const ready = contents.filter(({ id, status }) => status === "draft" && before.get(id) === "generating");
  const [first] = ready;
  if (first === undefined) return "";
  return ready.length === 1
    ? messages.ready(headline(first.channel, first.fields, first.topic))
    : messages.readyMany(ready.length);
}

/** Says once, politely, that a draft has arrived. */
export function ReadyAnnouncement({ contents }: { contents: readonly Content[] }) {
  const [seen, setSeen] = useState<Seen>(() => ({ statuses: statusesOf(contents), text: "" }));
  if (contents.some(({ id, status }) => seen.statuses.get(id) !== status)) {
    const text = announce(contents, seen.statuses);
    setSeen({ statuses: statusesOf(contents), text: text === "" ? seen.text : text });
  }
  return (
    <p role="status" className="sr-only">
      {seen.text}
    </p>
  );
}
