import { KeysHelp as Help } from "../../../ui/keys-help.tsx";
import { keysMessages as copy } from "./keys-messages.ts";

/** The keys of the board. */
export const KeysHelp = (props: { isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <Help title={copy.keys} switchLabel={copy.keysOn} keys={copy.keyList} {...props} />
);
