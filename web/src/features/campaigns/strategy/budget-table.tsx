import type { Strategy } from "@handbill/contracts";
import { channelName } from "../../../ui/channel.tsx";
import { formatMoney, typedMoney } from "../../../ui/money.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

/** The split of the budget in figures: as they are read, with their sum, and as a spreadsheet counts with them. */
export const budgetTableOf = (split: Strategy["budgetSplit"], total: number) => ({
  heads: [copy.item, copy.amount, copy.share],
  rows: split.map((line) => ({
    key: `${line.item}-${line.channel ?? ""}`,
    head: (
      <>
        <Written>{line.item}</Written>
        {line.channel !== null && <span className="block text-muted">{channelName(line.channel)}</span>}
      </>
    ),
    cells: [formatMoney(line), copy.share100(line.sharePercent)],
  })),
  sum: {
    head: copy.total,
    cells: [formatMoney({ amount: total, currency: split[0]?.currency ?? "EUR" }), copy.share100(100)],
  },
  sheet: [
    [copy.item, copy.channel, copy.amount, copy.currency, copy.share, copy.reason],
    ...split.map((line) => [
      line.item,
      line.channel === null ? "" : channelName(line.channel),
      typedMoney(line),
      line.currency,
      String(line.sharePercent),
      line.reason,
    ]),
  ],
});
