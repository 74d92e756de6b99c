import { cx } from "./classes.ts";
import { messages } from "./messages.ts";
import { useDelay } from "./use-delay.ts";

type SkeletonProps = { lines?: number; height?: "line" | "card" | "page" | "screen" };

const heights = { line: "h-5", card: "h-32", page: "h-72", screen: "h-150" };

/** Grey shape of what is loading. It stays invisible for 150 ms, so that quick answers do not flash, and holds its place from the start. */
export function Skeleton({ lines = 1, height = "line" }: SkeletonProps) {
  const isLate = useDelay(150);
  return (
    <div role="status" className={cx("grid gap-3", !isLate && "opacity-0")}>
      <span className="sr-only">{messages.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          aria-hidden
          className={cx(
            "block animate-breathe rounded-control bg-sunk",
            heights[height],
            height === "line" && line === lines - 1 && lines > 1 && "w-2/3",
          )}
        />
      ))}
    </div>
  );
}
