import { useEffect, type ReactNode } from "react";
import { places } from "../api/places.ts";
import { usePageTitle } from "./page-title.ts";

type PageHeaderProps = {
  title: string;
  /** Title of the browser tab, where it should say more than the heading. */
  documentTitle?: string;
  description?: ReactNode;
  /** A link above the title, usually back to the list. */
  back?: ReactNode;
  /** Beside the title: a StatusPill. */
  status?: ReactNode;
  actions?: ReactNode;
};

/** Heading of a page; sets the tab's title too. The heading takes the focus when the page changes. */
export function PageHeader({ title, documentTitle = title, description, back, status, actions }: PageHeaderProps) {
  usePageTitle(documentTitle);
  useEffect(() => places.remember(location.pathname, documentTitle), [documentTitle]);
  return (
    <header className="mb-6 grid gap-2">
      {back && <div className="text-sm">{back}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-2">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
            <h1 tabIndex={-1} data-page-heading className="min-w-0 text-2xl">
              {title}
            </h1>
            {status}
          </div>
          {description && <p className="measure text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
