import { isolated } from "../../ui/isolated.ts";

/** Words about what goes out by itself. */
export const messages = {
  sendNow: (place: string) => `Send now to ${isolated(place)}`,
  sending: "Sending…",
  willGo: (place: string) => `Once it has a time, it goes out by itself, by ${isolated(place)}.`,
  goesBy: (place: string) => `It goes out by itself, by ${isolated(place)}. You can change or stop it until then.`,
  sendFailed: (topic: string) => `“${isolated(topic)}” was not sent`,
  underWay: (place: string) => `On its way to ${isolated(place)}…`,
  waiting: (place: string, when: string) => `${isolated(place)} did not take it yet. The next try is ${when}.`,
  done: (place: string, when: string) => `Sent ${when} by ${isolated(place)}.`,
  failed: (place: string) => `It did not go out by ${isolated(place)}.`,
  failedNext: "Mend what is wrong, then send it again or post it by hand.",
  unknown: (place: string) => `Nobody knows whether it arrived at ${isolated(place)}.`,
  unknownNext: "It is not sent again by itself, so that nobody gets it twice. Look there, then say:",
  wentOut: "It went out",
  didNot: "It did not",
  stop: "Try no more",
  decideFailed: "That could not be saved. Look at it again.",
  history: (count: number) => (count === 1 ? "One try" : `${count} tries`),
  outcomes: { sending: "under way", accepted: "taken", refused: "refused", unknown: "no answer" },
  answer: (status: number) => `answer ${status}`,
  look: "See it",
} as const;
