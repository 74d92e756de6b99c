import { useBlocker } from "@tanstack/react-router";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { messages } from "./messages.ts";

const words = messages.profile.guard;

type ProfileGuardProps = { isDirty: boolean; onSave: () => Promise<boolean> };

/** Asks before a page with unsaved changes is left; the browser asks by itself when the tab is closed. */
export function ProfileGuard({ isDirty, onSave }: ProfileGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const saveAndLeave = async (): Promise<void> => {
    if (await onSave()) blocker.proceed();
    else blocker.reset();
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onClose={blocker.reset}
      title={words.title}
      actions={
        <>
          <Button variant="quiet" onPress={blocker.proceed}>
            {words.leave}
          </Button>
          <Button onPress={blocker.reset}>{words.stay}</Button>
          <Button variant="primary" onPress={() => void saveAndLeave()}>
            {words.save}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
