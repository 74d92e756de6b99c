import { Component, Suspense, type ReactNode } from "react";
import { messages } from "./messages.ts";
import { PlainButton } from "./plain-button.tsx";

type Props = { children: ReactNode; fallback?: ReactNode };

class Guard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        {messages.partMissing}
        <PlainButton size="sm" onClick={() => location.reload()}>
          {messages.reload}
        </PlainButton>
      </p>
    );
  }
}

/** What arrives later beside something that must not be lost with it: where it fails, it is missing alone. */
export const Part = ({ children, fallback = null }: Props) => (
  <Guard>
    <Suspense fallback={fallback}>{children}</Suspense>
  </Guard>
);
