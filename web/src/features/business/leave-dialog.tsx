import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { messages } from "./messages.ts";

const words = messages.profile.guard;

type LeaveDialogProps = { onLeave: () => void; onStay: () => void; onSave: () => void };

/** What is to become of changes that are not saved yet. */
export const LeaveDialog = ({ onLeave, onStay, onSave }: LeaveDialogProps) => (
  <Dialog
    isOpen
    role="alertdialog"
    onClose={onStay}
    title={words.title}
    actions={
      <>
        <Button variant="quiet" onPress={onLeave}>
          {words.leave}
        </Button>
        <Button onPress={onStay}>{words.stay}</Button>
        <Button variant="primary" onPress={onSave}>
          {words.save}
        </Button>
      </>
    }
  >
    <p>{words.text}</p>
  </Dialog>
);
