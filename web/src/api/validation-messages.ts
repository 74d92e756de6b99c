export const messages = {
  required: "Please fill this in.",
  tooLong: (max: string) => `Use at most ${max} characters.`,
  tooMany: (max: string) => `Use at most ${max} entries.`,
  tooFew: "Choose at least one.",
  wrong: "This is not in the right form.",
};
