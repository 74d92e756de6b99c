import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, Suspense, type ReactNode } from "react";
import { ErrorPanel } from "./error-panel.tsx";
import { messages } from "./messages.ts";
import { Skeleton } from "./skeleton.tsx";

type BoundaryProps = { children: ReactNode; title: string; onReset: () => void };

class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const retry = (): void => {
      this.props.onReset();
      this.setState({ error: null });
    };
    return <ErrorPanel error={error} title={this.props.title} onRetry={retry} />;
  }
}

const threeLines = <Skeleton lines={3} />;

type SectionProps = {
  children: ReactNode;
  /** Said when it fails: "We couldn't load your campaigns". */
  errorTitle?: string;
  /** Shown while it loads; shaped like the content. */
  skeleton?: ReactNode;
};

/** A part of the page that loads and fails by itself: the rest stays alive. */
export const Section = ({ children, errorTitle = messages.sectionFailed, skeleton = threeLines }: SectionProps) => (
  <QueryErrorResetBoundary>
    {({ reset }) => (
      <Boundary title={errorTitle} onReset={reset}>
        <Suspense fallback={skeleton}>{children}</Suspense>
      </Boundary>
    )}
  </QueryErrorResetBoundary>
);
