import { KeysHelp as Help } from "../../../ui/keys-help.tsx";

const copy = {
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

/** The keys of the board. */
export const KeysHelp = (props: { isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <Help title={copy.keys} switchLabel={copy.keysOn} keys={copy.keyList} {...props} />
);
