import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  /** One sentence, with an example. */
  children?: ReactNode;
  /** One main button; at most one other. */
  actions?: ReactNode;
  icon?: ReactNode;
  /** True where this is all there is on the page. */
  isPage?: boolean;
};

/** What an owner sees where there is nothing yet. */
export const EmptyState = ({ title, children, actions, icon, isPage = false }: EmptyStateProps) => (
  <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-control px-4 py-10 text-center">
    {icon && <span className="text-muted">{icon}</span>}
    {isPage ? <h1 className="text-xl">{title}</h1> : <h2 className="text-lg">{title}</h2>}
    {children && <p className="measure text-muted">{children}</p>}
    {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
  </div>
);
