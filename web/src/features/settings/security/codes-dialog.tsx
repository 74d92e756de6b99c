import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Snippet } from "../../../ui/snippet.tsx";
import { securityMessages } from "./messages.ts";

const words = securityMessages.step;

/** The only time that recovery codes are seen. */
export const CodesDialog = ({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) => (
  <NativeDialog
    title={words.codesTitle}
    isDismissable={false}
    onClose={onClose}
    actions={
      <PlainButton variant="primary" onClick={onClose}>
        {words.codesDone}
      </PlainButton>
    }
  >
    <Snippet label={words.codes} text={words.codesText} code={codes.join("\n")} words={securityMessages.copyWords} />
  </NativeDialog>
);
