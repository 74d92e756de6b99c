export const emptiedMessages = {
  title: "The text is empty",
  lead: "Nothing was saved: what was there before is still safe. Did you mean to empty it?",
  putBack: "Put the text back",
  saveEmpty: "Save it empty",
} as const;
