import { Fragment } from "react";
import { useTextLanguage } from "../../../ui/written.tsx";
import { findMarks } from "./find-marks.ts";

type ClaimUnderlinesProps = { text: string; statements: readonly string[]; isOneLine: boolean };

type Stretch = { from: number; to: number };

/** Stretches in order, where several statements share words each word once. */
function stretchesOf(text: string, statements: readonly string[]): Stretch[] {
  const found = statements.flatMap((statement) => findMarks([text], statement)).toSorted((a, b) => a.from - b.from);
  let end = 0;
  return found.flatMap(({ from, to }) => {
    const start = Math.max(from, end);
    end = Math.max(end, to);
    return start < to ? [{ from: start, to }] : [];
  });
}

/**
 * Underlines what is not confirmed in the field itself: the same text lies over it, unseen but for its lines. Screen readers have the
 * list of what is to be confirmed.
 */
export function ClaimUnderlines({ text, statements, isOneLine }: ClaimUnderlinesProps) {
  const language = useTextLanguage();
  const stretches = stretchesOf(text, statements);
  const layout = isOneLine
    ? "overflow-hidden whitespace-pre peer-focus:hidden flex items-center"
    : "whitespace-pre-wrap break-words";
  return (
    <div
      aria-hidden
      {...language}
      data-underlines
      className={`pointer-events-none absolute inset-0 border border-transparent px-3 py-2 text-base text-transparent ${layout}`}
    >
      <span>
        {stretches.map(({ from, to }, index) => (
          <Fragment key={from}>
            {text.slice(stretches[index - 1]?.to ?? 0, from)}
            <span className="claim-line">{text.slice(from, to)}</span>
          </Fragment>
        ))}
      </span>
    </div>
  );
}
