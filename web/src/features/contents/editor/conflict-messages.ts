export const conflictMessages = {
  title: "This was changed in another window",
  titled: (ago: string) => `This was changed ${ago} in another window`,
  lead: "You changed it here too. Struck through is theirs, underlined is yours.",
  keepMine: "Keep mine",
  takeTheirs: "Use theirs",
  merge: "Merge by hand",
  mergeLead: "Both texts are in here. Take out what you don't want; nothing is saved until you say so.",
  saveMerged: "Save this text",
  back: "Back to the comparison",
} as const;
