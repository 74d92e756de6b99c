import { Copy, TriangleAlert } from "lucide-react";
import { useState, type ReactNode } from "react";
import { describeError } from "../api/describe-error.ts";
import { messages } from "./messages.ts";
import { PlainButton } from "./plain-button.tsx";

/** The last six signs of the id, as one reads them out: "7F3K-22". The whole id is what is copied. */
function shortOf(id: string): string {
  const signs = id
    .replaceAll(/[^a-z0-9]/gi, "")
    .toUpperCase()
    .slice(-6);
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
}

function Reference({ id }: { id: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(id).catch(() => undefined);
    setIsCopied(true);
  };
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
      {messages.reference} <code className="text-sm tracking-wide">{shortOf(id)}</code>
      <button
        type="button"
        onClick={() => void copy()}
        className="tap inline-flex items-center gap-1 rounded-control px-2 hover:bg-sunk"
      >
        <Copy size={14} aria-hidden />
        {isCopied ? messages.copied : messages.copyReference}
      </button>
    </p>
  );
}

type ErrorPanelProps = {
  error: unknown;
  /** What could not be done, in the owner's words: "We couldn't load your campaigns". */
  title?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** Other ways on, beside Try again. */
  actions?: ReactNode;
};

/** An error in its place on the page: what happened, what to do, and the reference to quote. */
export function ErrorPanel({ error, title, onRetry, actions }: ErrorPanelProps) {
  const described = describeError(error);
  return (
    <div role="alert" className="grid gap-2 rounded-card border border-danger bg-surface p-4">
      <p className="flex items-start gap-2.5 font-medium">
        <TriangleAlert size={20} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        {title ?? described.title}
      </p>
      <p className="measure text-muted">{described.detail}</p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {onRetry && described.retryable && <PlainButton onClick={onRetry}>{messages.tryAgain}</PlainButton>}
        {actions}
      </div>
      {described.reference && <Reference id={described.reference} />}
    </div>
  );
}
