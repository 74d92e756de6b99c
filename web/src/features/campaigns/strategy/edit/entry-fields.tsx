import { Channel, type Campaign, type PlanPart } from "@handbill/contracts";
import { X } from "lucide-react";
import { ChannelLabel } from "../../../../ui/channel.tsx";
import { formatMoney, parseMoney, typedMoney } from "../../../../ui/money.ts";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { FieldRow } from "./field-row.tsx";
import { editMessages as copy } from "./messages.ts";
import { PART_FORMS } from "./part-forms.ts";
import { leftOf, type Problems } from "./part-problems.ts";
import type { Row } from "./rows.ts";

type EntryFieldsProps = {
  campaign: Campaign;
  part: PlanPart;
  rows: readonly Row[];
  index: number;
  problems: Problems;
  /** The entry that was just opened or added takes the focus. */
  isFocused: boolean;
  onChange: (rows: Row[]) => void;
};

const SPANS = { 2: "sm:col-span-2", 3: "sm:col-span-3", 6: "sm:col-span-6" } as const;

/** One goal leads: choosing it takes the lead from the others. */
const withPrimary = (rows: readonly Row[], chosen: Row): Row[] =>
  rows.map((row) => Object.assign({}, row, { primary: row === chosen ? "yes" : "" }));

/** Moves what is left of a budget, or what is too much of it, to one line. */
function BudgetRest({
  campaign,
  rows,
  index,
  onChange,
}: Pick<EntryFieldsProps, "campaign" | "rows" | "index" | "onChange">) {
  const { budget } = campaign;
  const left = leftOf(rows, campaign);
  const row = rows[index];
  if (!budget || !row || left === null || left === 0) return null;
  const present = parseMoney(row["amount"] ?? "", budget.currency) ?? 0;
  if (present + left < 0) return null;
  const words = formatMoney({ amount: Math.abs(left), currency: budget.currency });
  const give = () => {
    const amount = typedMoney({ amount: present + left, currency: budget.currency });
    onChange(rows.map((other) => (other === row ? { ...other, amount } : other)));
  };
  return (
    <span>
      <PlainButton size="sm" onClick={give}>
        {left > 0 ? copy.giveRest(words) : copy.takeAway(words)}
      </PlainButton>
    </span>
  );
}

/** One entry of a part: its fields, and a way to take it out. */
export function EntryFields(props: EntryFieldsProps) {
  const { campaign, part, rows, index, problems, isFocused, onChange } = props;
  const { fields, list } = PART_FORMS[part];
  const row = rows[index];
  if (row === undefined) return null;
  const put = (name: string, value: string) =>
    onChange(rows.map((other) => (other === row ? { ...other, [name]: value } : other)));
  const inputs = fields.map((field, place) => (
    <div key={field.name} className={SPANS[field.columns ?? 6]}>
      <FieldRow
        field={field}
        value={row[field.name] ?? ""}
        campaign={campaign}
        error={problems.get(`${index}.${field.name}`)}
        autoFocus={isFocused && place === 0}
        onChange={(value) => put(field.name, value)}
      />
    </div>
  ));
  if (list === undefined) return <div className="grid gap-3">{inputs}</div>;
  const channel = list.isFixed ? Channel.safeParse(row["channel"]) : undefined;
  const name = copy.entry(list.entry, index + 1);
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <legend className="sr-only">{name}</legend>
      <div className="flex min-h-9 items-center justify-between gap-3">
        <span aria-hidden className="text-sm font-bold">
          {channel?.success ? <ChannelLabel channel={channel.data} /> : name}
        </span>
        {!list.isFixed && (
          <PlainButton
            size="sm"
            variant="quiet"
            icon={<X size={16} aria-hidden />}
            aria-label={copy.remove(list.entry, index + 1)}
            onClick={() => onChange(rows.filter((other) => other !== row))}
          >
            {copy.removeWord}
          </PlainButton>
        )}
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-6">{inputs}</div>
      {part === "budgetSplit" && <BudgetRest campaign={campaign} rows={rows} index={index} onChange={onChange} />}
      {part === "goals" && (
        <label className="tap flex items-center gap-2.5">
          <input
            type="radio"
            name="primary"
            className="size-5"
            checked={row["primary"] === "yes"}
            onChange={() => onChange(withPrimary(rows, row))}
          />
          {copy.primary}
        </label>
      )}
    </fieldset>
  );
}
