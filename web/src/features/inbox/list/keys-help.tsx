import { KeysHelp as Help } from "../../../ui/keys-help.tsx";
import { messages } from "../messages.ts";

/** The keys of the inbox. */
export const KeysHelp = (props: { isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <Help title={messages.keys} switchLabel={messages.keysOn} keys={messages.keyList} {...props} />
);
