import { isolated } from "../../ui/isolated.ts";

/** What went wrong with a try, where the answer alone does not say it. */
const errors: Record<string, string> = {
  timeout: "Nobody answered in time.",
  unreachable: "Nobody could be reached there.",
  invalid: "The place does not take such a text.",
  garbled: "The answer could not be read.",
  interrupted: "Handbill was interrupted in the middle of it.",
  connection_off: "The connection was off.",
  connection_removed: "The connection had been removed.",
  key_lost: "The key of the connection could not be read.",
  removed: "The piece had been removed.",
};

/** Words about what goes out by itself. */
export const messages = {
  sendNow: (place: string) => `Send now to ${isolated(place)}`,
  sending: "Sending…",
  willGo: (place: string) => `Once it has a time, it goes out by itself, by ${isolated(place)}.`,
  goesBy: (place: string) => `It goes out by itself, by ${isolated(place)}. You can change or stop it until then.`,
  by: "How it goes out",
  byItself: (place: string) => `By itself, by ${isolated(place)}`,
  byHand: "By hand",
  byHandText: "Handbill reminds you at its time, with everything ready to copy.",
  noAccount: "No mail account is connected yet, so this cannot go out by itself.",
  untested: "Your mail account was never tested.",
  testFailed: "The last test of your mail account failed.",
  recordsMissing: (count: number) =>
    `Other mail servers may take this for spam: ${count === 1 ? "a record of your domain is" : `${count} records of your domain are`} missing.`,
  toConnections: "See what to do",
  sendFailed: (topic: string) => `“${isolated(topic)}” was not sent`,
  held: (place: string, seconds: number) =>
    seconds > 0 ? `Goes to ${isolated(place)} in ${seconds} s. Nothing has left yet.` : `Going to ${isolated(place)}…`,
  heldSaid: (place: string) => `It goes to ${isolated(place)} in a few seconds. Until then you can undo it.`,
  undo: "Undo",
  takenBack: (topic: string) => `“${isolated(topic)}” was not sent`,
  takenBackDetail: "Nothing has left. It is as it was before.",
  tooLate: "It was on its way already.",
  underWay: (place: string) => `On its way to ${isolated(place)}…`,
  mails: "Its mails go out one by one. How far they are stands above the text.",
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
  errors: (kind: string) => errors[kind] ?? null,
  after: (ms: number) => (ms < 1_000 ? "in less than a second" : `in ${Math.round(ms / 1_000)} s`),
  answer: (status: number) => `answer ${status}`,
  look: "See it",
} as const;
