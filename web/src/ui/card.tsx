import { useId, type ReactNode } from "react";
import { cardClass, cx } from "./classes.ts";

type CardProps = {
  children: ReactNode;
  title?: ReactNode;
  /** Buttons or links at the right of the title. */
  actions?: ReactNode;
  /** Marigold rule at the edge: AI wrote this, and nobody has approved it yet. */
  isFromAi?: boolean;
};

/** A bordered surface. With a title it is a named section of the page. */
export function Card({ children, title, actions, isFromAi = false }: CardProps) {
  const id = useId();
  const look = cx(cardClass, "min-w-0 p-4 md:p-6", isFromAi && "border-s-3 border-s-ai");
  if (!title) return <div className={look}>{children}</div>;
  return (
    <section aria-labelledby={id} className={look}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
