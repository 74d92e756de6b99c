import { useId, type ReactNode } from "react";
import type { Anchor } from "./anchors.ts";

type PlanPartProps = {
  anchor: Anchor;
  title: string;
  /** Beside the title: Edit. */
  action?: ReactNode;
  children: ReactNode;
};

/** One chapter of the plan. */
export function PlanPart({ anchor, title, action, children }: PlanPartProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="grid scroll-mt-6 grid-cols-1 gap-3 break-inside-avoid-page">
      <div className="flex min-h-11 items-center justify-between gap-3">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
