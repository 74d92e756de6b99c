/** Words of the note that is asked for after a thumb. */
export const ratingNoteMessages = {
  noteUp: "What was good about it?",
  noteDown: "What was wrong with it?",
  optional: "Only if you like. It is kept with your rating.",
  send: "Add the note",
  skip: "Not now",
};
