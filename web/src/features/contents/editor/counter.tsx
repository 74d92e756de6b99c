import type { Measurement } from "@handbill/contracts";
import { cx } from "../../../ui/classes.ts";
import { countLabel, countSentence, isOver } from "../fields/measures.ts";
import { editorMessages as copy } from "./messages.ts";

/** How much of the room of its channel a field takes. */
export function Counter({ measurement }: { measurement: Measurement | undefined }) {
  if (measurement === undefined) return null;
  const { actual, target } = measurement;
  const isPastTarget = target !== undefined && actual > target;
  const over = isOver(measurement);
  return (
    <span
      className={cx("text-sm tabular-nums", over ? "font-medium text-danger" : isPastTarget ? "text-ai" : "text-muted")}
    >
      <span aria-hidden>
        {countLabel(measurement)}
        {isPastTarget && !over && ` · ${copy.target(target)}`}
      </span>
      <span className="sr-only">{countSentence(measurement)}</span>
    </span>
  );
}
