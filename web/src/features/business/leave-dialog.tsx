import { NativeDialog } from "../../ui/native-dialog.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages } from "./messages.ts";

const words = messages.profile.guard;

type LeaveDialogProps = { onLeave: () => void; onStay: () => void; onSave: () => void };

/** What is to become of changes that are not saved yet. */
export const LeaveDialog = ({ onLeave, onStay, onSave }: LeaveDialogProps) => (
  <NativeDialog
    role="alertdialog"
    onClose={onStay}
    title={words.title}
    actions={
      <>
        <PlainButton variant="quiet" onClick={onLeave}>
          {words.leave}
        </PlainButton>
        <PlainButton onClick={onStay}>{words.stay}</PlainButton>
        <PlainButton variant="primary" onClick={onSave}>
          {words.save}
        </PlainButton>
      </>
    }
  >
    <p>{words.text}</p>
  </NativeDialog>
);
