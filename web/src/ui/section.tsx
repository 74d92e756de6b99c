import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Component, lazy, Suspense, type ReactNode } from "react";
import { ApiError } from "../api/problem.ts";
import { ErrorPanel } from "./error-panel.tsx";
import { messages } from "./messages.ts";
import { Skeleton } from "./skeleton.tsx";

const NotHere = lazy(() => import("./not-here.tsx").then((file) => ({ default: file.NotHere })));

/** Until it is known where it is, it is said that it is not here. */
const Elsewhere = ({ error, title }: { error: unknown; title: string }) => (
  <Suspense fallback={<ErrorPanel error={error} title={title} />}>
    <NotHere fallback={<ErrorPanel error={error} title={title} />} />
  </Suspense>
);

const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /import|module/i.test(error.message);

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** A page is named while it has no heading of its own yet, too. */
const Named = ({ heading, children }: { heading: string | undefined; children: ReactNode }) => (
  <>
    {heading && <h1 className="sr-only">{heading}</h1>}
    {children}
  </>
);

type BoundaryProps = { children: ReactNode; title: string; heading: string | undefined; onReset: () => void };

class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const retry = (): void => {
      // A part of the studio itself that did not arrive is asked for by a new page only.
      if (isMissingPart(error)) location.reload();
      this.props.onReset();
      this.setState({ error: null });
    };
    const { title, heading } = this.props;
    return (
      <Named heading={heading}>
        {isGone(error) ? (
          <Elsewhere error={error} title={title} />
        ) : (
          <ErrorPanel error={error} title={title} onRetry={retry} />
        )}
      </Named>
    );
  }
}

const threeLines = <Skeleton lines={3} />;

type SectionProps = {
  children: ReactNode;
  /** Said when it fails: "We couldn't load your campaigns". */
  errorTitle?: string;
  /** Shown while it loads; shaped like the content. Null: whoever is around it waits, so that nothing below is pushed down. */
  skeleton?: ReactNode;
  /** Where it is the whole page, which has its heading only once it is loaded: what the page is, for screen readers. */
  heading?: string;
};

/** A part of the page that loads and fails by itself: the rest stays alive. */
export function Section({
  children,
  errorTitle = messages.sectionFailed,
  skeleton = threeLines,
  heading,
}: SectionProps) {
  // Another business or campaign begins without what failed here.
  const { businessId = "", campaignId = "" } = useParams({ strict: false });
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary title={errorTitle} heading={heading} key={`${businessId} ${campaignId}`} onReset={reset}>
          {skeleton === null ? (
            children
          ) : (
            <Suspense fallback={<Named heading={heading}>{skeleton}</Named>}>{children}</Suspense>
          )}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}
