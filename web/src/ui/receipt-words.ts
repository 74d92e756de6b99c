export const receiptWords = {
  model: "Model",
  demo: (model: string) => `${model} (built-in demo model)`,
  tokens: "Tokens",
  tokensOf: (input: string, output: string) => `${input} read, ${output} written`,
  cost: "Cost",
  attempts: "Attempts",
  attemptsOf: (attempts: number) => (attempts === 1 ? "1, right at once" : `${attempts}`),
  repairs: "Put right",
  none: "nothing",
  time: "Time",
  prompt: "Prompt",
  promptOf: (id: string, version: number | undefined) =>
    `${id.replaceAll(/[_-]/g, " ")}${version === undefined ? "" : `, version ${version}`}`,
  checked: "Checked",
  basedOn: "Based on",
};

/** What was mended in an answer, in the owner's words. Only slips of form: what a text says is never repaired. */
const REPAIRS: Record<string, string> = {
  extracted: "cut the answer out of the talk around it",
  json: "closed or quoted what was left open",
  unwrapped: "took the answer out of its wrapping",
  enum: "spelled a choice as it is listed",
  number: "read a number that was written as text",
  boolean: "read a yes or no that was written as text",
  missing_null: "filled in an empty field that was left out",
  null_left_out: "left out a field that was empty",
  unknown_keys: "left out fields nobody asked for",
};

/** Names of the checks, in the owner's words. */
const CHECKS: Record<string, string> = {
  schema: "every part is there",
  limits: "the limits of the channel",
  contacts: "links and contacts",
  facts_traced: "prices, dates and numbers against your facts",
  invented_proof: "no invented reviews, awards or counts",
  superlatives: "superlatives",
  price_rule: "rules for prices and discounts",
  urgency: "no invented hurry",
  regulated_words: "words that the law watches",
  channel_compliance: "what the channel requires",
  promotions: "rules for prize draws and offers",
  language: "the language",
  leftovers: "no gaps left to fill in",
  working_notes: "no notes of the writer in the text",
  leaks: "no secrets and no instructions in the text",
  budget: "the budget adds up",
  calendar: "the calendar",
  goals: "goals within reach",
  pillars: "the mix of themes",
};

const wordsFor = (known: Record<string, string>, name: string): string => {
  const [plain = name] = name.split(":");
  return (Object.hasOwn(known, plain) ? known[plain] : undefined) ?? plain.replaceAll(/[_-]/g, " ");
};

const unique = (words: string[]): string => [...new Set(words)].join(", ");

export const repairWords = (repairs: readonly string[]): string =>
  unique(repairs.map((name) => wordsFor(REPAIRS, name)));

export const checkWords = (checks: readonly string[]): string => unique(checks.map((name) => wordsFor(CHECKS, name)));
