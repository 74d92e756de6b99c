import type { KeyboardEvent, PointerEvent, ReactNode } from "react";

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

type ChartSliderProps = {
  label: string;
  /** How many bars there are, and which is chosen. */
  count: number;
  chosen: number;
  /** What the chosen bar says. */
  text: string;
  onChoose: (index: number) => void;
  /** The picture of the bars, hidden from screen readers. */
  children: ReactNode;
};

/** A chart whose bars are read one by one, with arrow keys or the pointer. Time runs from left to right in every language. */
export function ChartSlider({ label, count, chosen, text, onChoose, children }: ChartSliderProps) {
  const choose = (index: number): void => onChoose(Math.min(Math.max(index, 0), count - 1));
  const move = (event: KeyboardEvent): void => {
    const next = moves[event.key]?.(chosen, count - 1);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  const point = ({ currentTarget, clientX }: PointerEvent): void => {
    const box = currentTarget.getBoundingClientRect();
    choose(Math.floor(((clientX - box.left) / box.width) * count));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={chosen + 1}
      aria-valuetext={text}
      onKeyDown={move}
      onPointerMove={point}
      dir="ltr"
      className="rounded-control"
    >
      {children}
    </div>
  );
}
