import { type AutoAnswer, MAX_AUTO_ANSWERS } from "@handbill/contracts";

/** Words of what goes out by itself in a conversation. */
export const autoMessages = {
  title: "Answer by itself",
  isOn: "Answer this customer by itself",
  text:
    "Where the customer asks exactly what you have answered and approved, and nothing else, that answer goes out word for word. It " +
    `waits ten seconds, says that it is automatic, and goes out ${MAX_AUTO_ANSWERS.ofConversation} times a day here at most. No AI has a ` +
    "part in it. What was written before you switch it on stays with you.",
  approved: "The answers you approved",
  close: "Close",
  log: "What was decided here",
  failed: "We couldn't load what was decided",
  nothing: "Nothing has been decided here yet.",
  earlier: "Show earlier decisions",
  loading: "Loading…",
  asked: "Asked:",
  outcomes: {
    held: "Answered by itself",
    withdrawn: "Taken back before it left",
    unsure: "Left to you",
    limit: "Left to you: enough for today",
    refused: "Not answered",
  } satisfies Record<AutoAnswer["outcome"], string>,
} as const;
