import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { tableMessages as messages } from "./table-messages.ts";
import { useMedia } from "./use-media.ts";
import { Written } from "./written.tsx";

/** Below this the controls fill a screen by themselves. */
export const NARROW = "(width < 48rem)";

type FilterFoldProps = {
  /** What is chosen, in a line. */
  words: string;
  children: ReactNode;
};

/** What chooses what is shown. A phone shows what is chosen in a line and the choice behind it: what it is about comes first. */
export function FilterFold({ words, children }: FilterFoldProps) {
  const isNarrow = useMedia(NARROW);
  if (!isNarrow) return children;
  return (
    <details>
      <summary className="flex min-h-11 cursor-default items-center gap-3 rounded-control border border-control bg-surface px-3 py-2 text-sm">
        <Written className="min-w-0 wrap-anywhere">{words}</Written>
        <span className="ms-auto inline-flex shrink-0 items-center gap-1.5 font-medium text-accent">
          <SlidersHorizontal size={16} aria-hidden />
          {messages.filter}
        </span>
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
