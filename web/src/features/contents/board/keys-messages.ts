/** The keys of the board: they come with their list. */
export const keysMessages = {
  keys: "Keyboard",
  keysOn: "Single keys work on this board",
  keyList: [
    ["j", "next"],
    ["k", "previous"],
    ["e", "open and edit"],
    ["a", "approve and go on"],
    ["r", "have it rewritten"],
    ["s", "schedule"],
    ["u", "undo"],
    ["?", "this list"],
    ["Esc", "close"],
  ] satisfies [string, string][],
};
