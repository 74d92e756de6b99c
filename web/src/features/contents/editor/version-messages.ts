export const versionMessages = {
  choose: "Versions of this text, the newest first",
  number: (version: number) => `Version ${version}`,
  by: { person: "You", ai: "AI" },
  present: "present",
  isPresent: "This is the present text. Choose another version to see what differs.",
  onlyOne: "There is one version so far. Every text you or the writer make is kept here.",
  ifRestored: (version: number) => `What changes when version ${version} comes back:`,
  restore: "Restore",
  restored: "The earlier text is back.",
  undo: "Undo",
  restoreFailed: "Couldn't restore that version",
} as const;
