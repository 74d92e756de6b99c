import type { Claim } from "@handbill/contracts";

export const claimMessages = {
  title: "Check before you approve",
  allConfirmed: "You have confirmed everything",
  lead: (count: number) =>
    count === 1
      ? "One statement is not backed by your profile. Confirm it if it is true, or change the text."
      : `${count} statements are not backed by your profile. Confirm those that are true, or change the text.`,
  done: "You vouch for what is listed here. You can approve.",
  vouch: "I can vouch for this",
  vouchFor: (text: string) => `I can vouch for this: “${text}”`,
  vouchAll: (count: number) => `Confirm all ${count}`,
  vouched: "You vouch for this",
  undo: "Undo",
  undoFor: (text: string) => `Undo: “${text}”`,
  noReason: "Your profile does not say this.",
  remindersTitle: "Worth a look",
  remindersLead: "Reminders, not advice. They do not hold anything up.",
  rule: (jurisdiction: string) => `Rule: ${jurisdiction}`,
  since: (day: string) => `since ${day}`,
  notAdvice: "A reminder, not legal advice.",
  source: "Read the source",
  kinds: {
    value: "Price, date or number",
    link: "Link or contact",
    proof: "Needs proof",
    price: "Price",
    urgency: "Hurry",
    regulated: "Watched word",
    superlative: "Superlative",
    compliance: "Rule of the channel",
    language: "Language",
  } satisfies Record<NonNullable<Claim["kind"]>, string>,
} as const;
