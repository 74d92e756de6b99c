import type { Receipt as ReceiptOf } from "@handbill/contracts";
import { formatDuration } from "./dates.ts";
import { formatAiCost } from "./money.ts";
import { checkWords, receiptWords as copy, repairWords } from "./receipt-words.ts";
import { Written } from "./written.tsx";

const number = (value: number): string => value.toLocaleString("en");

function rowsOf(receipt: ReceiptOf): Array<readonly [name: string, value: string]> {
  const { promptId, promptVersion, checked = [] } = receipt;
  return [
    [copy.model, receipt.demo ? copy.demo(receipt.model) : receipt.model],
    [copy.tokens, copy.tokensOf(number(receipt.inputTokens), number(receipt.outputTokens))],
    [copy.cost, formatAiCost(receipt.costNanoUsd)],
    [copy.attempts, copy.attemptsOf(receipt.attempts)],
    [copy.repairs, receipt.repairs.length === 0 ? copy.none : repairWords(receipt.repairs)],
    [copy.checked, checkWords(checked)],
    [copy.time, formatDuration(receipt.durationMs / 1000)],
    [copy.prompt, promptId === undefined ? "" : copy.promptOf(promptId, promptVersion)],
  ];
}

function FactsUsed({ facts }: { facts: readonly string[] }) {
  if (facts.length === 0) return null;
  return (
    <div className="mt-2">
      <p className="text-muted">{copy.basedOn}</p>
      <Written as="ul" className="grid list-disc gap-0.5 ps-5 marker:text-accent">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </Written>
    </div>
  );
}

/** The lines behind the summary of a receipt. A file of its own: most are never unfolded. */
export const ReceiptDetails = ({ receipt }: { receipt: ReceiptOf }) => (
  <>
    <FactsUsed facts={receipt.factsUsed ?? []} />
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control bg-sunk p-3 tabular-nums">
      {rowsOf(receipt)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
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
  </>
);
