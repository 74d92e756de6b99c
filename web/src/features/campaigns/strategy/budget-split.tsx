import type { Strategy } from "@handbill/contracts";
import { useState, type KeyboardEvent } from "react";
import { channelName } from "../../../ui/channel.tsx";
import { cardClass, cx } from "../../../ui/classes.ts";
import { FoldedTable } from "../../../ui/folded-table.tsx";
import { formatMoney } from "../../../ui/money.ts";
import { Written } from "../../../ui/written.tsx";
import { budgetTableOf } from "./budget-table.tsx";
import { strategyMessages as copy } from "./messages.ts";

type Split = Strategy["budgetSplit"];
type Item = Split[number];

const FILLS = ["bg-chart-1", "bg-chart-2", "bg-chart-3", "bg-chart-4", "bg-chart-5"] as const;
const fillOf = (index: number): string => FILLS[index % FILLS.length] ?? FILLS[0];

/** Name, amount and share of one item in one sentence. */
const sentenceOf = ({ item, channel, amount, currency, sharePercent }: Item): string =>
  [item, channel === null ? "" : channelName(channel), formatMoney({ amount, currency }), copy.share100(sharePercent)]
    .filter(Boolean)
    .join(", ");

/** Which item the arrow keys lead to from this one. */
function stepped(key: string, present: number, last: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(last, present + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(0, present - 1);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

type BarsProps = { split: Split; active: number; onActive: (index: number) => void };

/** The whole budget as one bar, cut by items. Their numbers and the list below say which is which. */
function Bars({ split, active, onActive }: BarsProps) {
  const byKey = (event: KeyboardEvent) => {
    const next = stepped(event.key, active, split.length - 1);
    if (next === null) return;
    event.preventDefault();
    onActive(next);
  };
  const chosen = split[active];
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={copy.budget}
      aria-valuemin={1}
      aria-valuemax={split.length}
      aria-valuenow={active + 1}
      aria-valuetext={chosen ? copy.itemOf(active + 1, split.length, sentenceOf(chosen)) : ""}
      onKeyDown={byKey}
      className="flex h-11 gap-0.5 overflow-hidden rounded-control print:[print-color-adjust:exact]"
    >
      {split.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the slider around it takes the keys
        <span
          key={`${item.item}-${item.channel ?? ""}`}
          aria-hidden
          onPointerEnter={() => onActive(index)}
          onClick={() => onActive(index)}
          style={{ flexGrow: Math.max(item.sharePercent, 1), flexBasis: 0 }}
          className={cx(
            "grid min-w-1 place-items-center overflow-hidden text-sm font-bold text-surface",
            fillOf(index),
            index === active && "underline decoration-2 underline-offset-4",
          )}
        >
          {item.sharePercent >= 6 ? index + 1 : ""}
        </span>
      ))}
    </div>
  );
}

function Legend({ split, active, onActive }: BarsProps) {
  return (
    <ol className="grid">
      {split.map((item, index) => (
        <li
          key={`${item.item}-${item.channel ?? ""}`}
          onPointerEnter={() => onActive(index)}
          className={cx(
            "grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 rounded-control px-2 py-2.5",
            index === active && "bg-sunk",
          )}
        >
          <span
            aria-hidden
            className={cx(
              "mt-0.5 grid size-5 place-items-center rounded-control text-xs font-bold text-surface print:[print-color-adjust:exact]",
              fillOf(index),
            )}
          >
            {index + 1}
          </span>
          <span className="min-w-0">
            <Written className="font-medium">{item.item}</Written>
            {item.channel !== null && <span className="text-muted"> · {channelName(item.channel)}</span>}
          </span>
          <span className="text-end tabular-nums">
            <span className="font-medium">{formatMoney(item)}</span>{" "}
            <span className="inline-block sm:min-w-14 text-sm text-muted">{copy.share100(item.sharePercent)}</span>
          </span>
          {item.reason !== "" && (
            <Written as="p" className="col-span-2 col-start-2 text-sm text-muted">
              {item.reason}
            </Written>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The budget as a picture with its list; a table of the same figures is one press away. */
export function BudgetSplit({ split }: { split: Split }) {
  const [active, setActive] = useState(0);
  const [first] = split;
  if (first === undefined) return <p className="text-muted">{copy.noBudget}</p>;
  const total = split.reduce((sum, { amount }) => sum + amount, 0);
  const shown = Math.min(active, split.length - 1);
  return (
    <figure className={`${cardClass} grid gap-3 p-4 md:p-5`}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-sm text-muted">{copy.total}</span>
        <span className="text-xl font-bold tabular-nums">
          {formatMoney({ amount: total, currency: first.currency })}
        </span>
      </figcaption>
      <Bars split={split} active={shown} onActive={setActive} />
      <Legend split={split} active={shown} onActive={setActive} />
      <FoldedTable title={copy.budgetCaption} {...budgetTableOf(split, total)} />
    </figure>
  );
}
