import { lazy, Suspense, type ComponentProps } from "react";

const ScheduleDialog = lazy(() => import("./schedule-dialog.tsx").then((file) => ({ default: file.ScheduleDialog })));

/** The dialog, fetched when it is first asked for. */
export const ScheduleDialogLater = (props: ComponentProps<typeof ScheduleDialog>) => (
  <Suspense>
    <ScheduleDialog {...props} />
  </Suspense>
);
