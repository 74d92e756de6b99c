import { useId, type ReactNode } from "react";
import { NativeDialog } from "./native-dialog.tsx";
import { PlainButton } from "./plain-button.tsx";

type FormDialogProps = {
  title: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
  isSaving: boolean;
  words: { cancel: string; submit: string };
  /** Before the two buttons that every form has. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A dialog that is a form: its buttons stand at the foot, whatever is scrolled above them. */
export function FormDialog({ title, onClose, onSubmit, isSaving, words, actions, children }: FormDialogProps) {
  const id = useId();
  return (
    <NativeDialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {actions}
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
          <PlainButton variant="primary" type="submit" form={id} disabled={isSaving}>
            {words.submit}
          </PlainButton>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </NativeDialog>
  );
}
