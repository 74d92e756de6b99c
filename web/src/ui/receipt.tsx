import type { Receipt as ReceiptOf } from "@handbill/contracts";
import { formatDuration } from "./dates.ts";
import { formatAiCost } from "./money.ts";

const copy = {
  summary: (cost: string) => `How this was written · ${cost}`,
  free: "no cost",
  model: "Model",
  demo: (model: string) => `${model} (built-in demo model)`,
  tokens: "Tokens",
  tokensOf: (input: string, output: string) => `${input} read, ${output} written`,
  cost: "Cost",
  attempts: "Attempts",
  repairs: "Repairs",
  none: "none",
  time: "Time",
};

const number = (value: number): string => value.toLocaleString("en");

/** Who wrote something and what it cost, folded until it is wanted. */
export function Receipt({ receipt }: { receipt: ReceiptOf }) {
  const isFree = receipt.demo && receipt.costNanoUsd === 0;
  const cost = isFree ? copy.free : formatAiCost(receipt.costNanoUsd);
  const rows = [
    [copy.model, receipt.demo ? copy.demo(receipt.model) : receipt.model],
    [copy.tokens, copy.tokensOf(number(receipt.inputTokens), number(receipt.outputTokens))],
    [copy.cost, formatAiCost(receipt.costNanoUsd)],
    [copy.attempts, number(receipt.attempts)],
    [copy.repairs, receipt.repairs.length === 0 ? copy.none : receipt.repairs.join(", ").replaceAll("_", " ")],
    [copy.time, formatDuration(receipt.durationMs / 1000)],
  ];
  return (
    <details className="text-sm">
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {copy.summary(cost)}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control bg-sunk p-3 tabular-nums">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {receipt.notices.map((notice) => (
        <p key={notice} className="mt-2 text-muted">
          {notice}
        </p>
      ))}
    </details>
  );
}
