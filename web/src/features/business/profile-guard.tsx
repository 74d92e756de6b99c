import { useBlocker } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

const LeaveDialog = lazy(() => import("./leave-dialog.tsx").then((file) => ({ default: file.LeaveDialog })));

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
    <Suspense>
      <LeaveDialog onLeave={blocker.proceed} onStay={blocker.reset} onSave={() => void saveAndLeave()} />
    </Suspense>
  );
}
