import { cx } from "../../../ui/classes.ts";
import { useDelay } from "../../../ui/use-delay.ts";
import { messages } from "../messages.ts";

/** The calendar before it is there, as high as it will be; grey only once it takes a while. */
export function CalendarSkeleton({ isList }: { isList: boolean }) {
  const isLate = useDelay(150);
  return (
    <div role="status" className={cx("grid grid-cols-1 gap-2", !isLate && "opacity-0")}>
      <span className="sr-only">{messages.loading}</span>
      {isList ? (
        Array.from({ length: 5 }, (_, index) => (
          <span key={index} aria-hidden className="block h-26 animate-breathe rounded-card bg-sunk" />
        ))
      ) : (
        <div aria-hidden className="mt-9 grid grid-cols-7 border-s border-t border-line">
          {Array.from({ length: 42 }, (_, index) => (
            <span key={index} className="block h-42 border-e border-b border-line p-2 pt-9 pointer-coarse:h-44">
              {index % 3 === 1 && <span className="block h-10 animate-breathe rounded-control bg-sunk" />}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
