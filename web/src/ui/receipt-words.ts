export const receiptWords = {
  summary: (cost: string) => `How this was written · ${cost}`,
  free: "no cost",
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
  shape: "every part is there",
  schema: "every part is there",
  fields: "every part is there",
  limits: "the channel's limits",
  channel: "the channel's limits",
  channel_limits: "the channel's limits",
  language: "the language",
  links: "links and contacts",
  contacts: "links and contacts",
  values: "prices, dates and numbers against your facts",
  facts: "statements against your facts",
  claims: "statements against your facts",
  proof: "no invented reviews, awards or counts",
  price: "rules for prices and discounts",
  urgency: "no invented hurry",
  regulated: "words that the law watches",
  superlative: "superlatives",
  compliance: "what the channel requires",
  placeholders: "no gaps left to fill in",
  leftovers: "no gaps left to fill in",
  leaks: "no secrets and no instructions in the text",
  markup: "no markup",
  secrets: "no secrets and no instructions in the text",
  guard: "no secrets and no instructions in the text",
  dates: "dates inside the campaign",
  calendar: "the calendar",
  channels: "only the channels you chose",
  budget: "the budget adds up",
  goals: "goals within reach",
  arithmetic: "sums and shares",
  count: "the number of pieces",
  repetition: "no repeated openings",
};

const wordsFor = (known: Record<string, string>, name: string): string => {
  const [plain = name] = name.split(":");
  return (Object.hasOwn(known, plain) ? known[plain] : undefined) ?? plain.replaceAll(/[_-]/g, " ");
};

const unique = (words: string[]): string => [...new Set(words)].join(", ");

export const repairWords = (repairs: readonly string[]): string =>
  unique(repairs.map((name) => wordsFor(REPAIRS, name)));

export const checkWords = (checks: readonly string[]): string => unique(checks.map((name) => wordsFor(CHECKS, name)));
