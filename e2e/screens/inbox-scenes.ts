import type { Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const own = ({ own: { id } }: Stage): string => `/b/${id}`;

/** What people write to a business, and what it answers. */
export const INBOX_SCENES: readonly Scene[] = [
  { name: "inbox", what: "Who waits for an answer", address: (stage) => `${own(stage)}/inbox` },
  {
    name: "inbox-conversation",
    what: "A question, and the drafted reply with what it rests on",
    address: (stage) => `${own(stage)}/inbox?thread=${stage.own.conversationId}`,
    prepare: (page) => page.getByRole("textbox", { name: "Your reply" }).waitFor(),
  },
  {
    name: "inbox-search",
    what: "Words that were looked for, marked where they stand",
    address: (stage) => `${own(stage)}/inbox?q=${encodeURIComponent("glúten")}`,
  },
  { name: "inbox-empty", what: "Nobody has written yet", address: ({ empty }) => `/b/${empty.id}/inbox` },
  {
    name: "inbox-settings",
    what: "Saved replies, signature, hours",
    address: (stage) => `${own(stage)}/settings/inbox`,
  },
];
