import { StrategyUpdate, type Campaign, type PlanPart } from "@handbill/contracts";
import { formatMoney, parseMoney } from "../../../../ui/money.ts";
import { editMessages as copy } from "./messages.ts";
import { numberOf, PART_FORMS } from "./part-forms.ts";
import type { Row } from "./rows.ts";

/** What keeps a part from being saved, by place: `2.metric` for a field, `""` for the whole. */
export type Problems = ReadonlyMap<string, string>;

function fieldProblems(part: PlanPart, rows: readonly Row[], currency: string): [string, string][] {
  const { fields } = PART_FORMS[part];
  return rows.flatMap((row, index) =>
    fields.flatMap(({ name, kind }): [string, string][] => {
      const typed = row[name] ?? "";
      const mayBeEmpty = name === "low" || name === "high";
      if (kind === "number" && !(mayBeEmpty && typed.trim() === "") && !(numberOf(typed) >= 0))
        return [[`${index}.${name}`, copy.notANumber]];
      if (kind === "money" && parseMoney(typed, currency) === null) return [[`${index}.${name}`, copy.notAnAmount]];
      return [];
    }),
  );
}

/** What of the budget is still to be given out; negative where too much is. Null while an amount cannot be read. */
export function leftOf(rows: readonly Row[], { budget }: Pick<Campaign, "budget">): number | null {
  if (!budget) return null;
  let left = budget.amount;
  for (const row of rows) {
    const amount = parseMoney(row["amount"] ?? "", budget.currency);
    if (amount === null) return null;
    left -= amount;
  }
  return left;
}

/** The budget in words: all of it given out, something left, or too much. */
export function leftInWords(left: number, currency: string): string {
  if (left === 0) return copy.addsUp;
  const amount = formatMoney({ amount: Math.abs(left), currency });
  return left > 0 ? copy.leftOver(amount) : copy.tooMuch(amount);
}

function budgetProblem(part: PlanPart, rows: readonly Row[], campaign: Campaign): [string, string][] {
  const { budget } = campaign;
  if (part !== "budgetSplit" || !budget) return [];
  const left = leftOf(rows, campaign);
  return left === null || left === 0 ? [] : [["", leftInWords(left, budget.currency)]];
}

/** `goals.2.metric` and `summary` as the form names them. */
function placeOf(path: readonly PropertyKey[]): string {
  const [, index, ...field] = path;
  if (index === undefined) return PLACE_OF_SINGLE;
  return `${String(index)}.${field.length === 0 ? "text" : field.map(String).join(".")}`;
}

const PLACE_OF_SINGLE = "0.text";

function shapeProblems(part: PlanPart, rows: readonly Row[], campaign: Campaign): [string, string][] {
  const { updateOf, list } = PART_FORMS[part];
  const checked = StrategyUpdate.safeParse(updateOf(rows, campaign));
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message }) => {
    const isWhole = path.length < 2 && list !== undefined;
    return [isWhole ? "" : placeOf(path), isWhole && rows.length === 0 ? copy.needsOne : message];
  });
}

/** Everything that keeps a part from being saved. */
export function problemsIn(part: PlanPart, rows: readonly Row[], campaign: Campaign): Problems {
  const own = [
    ...fieldProblems(part, rows, campaign.budget?.currency ?? "EUR"),
    ...budgetProblem(part, rows, campaign),
  ];
  // What a person reads first wins: our own words say more than those of the schema.
  return new Map([...shapeProblems(part, rows, campaign), ...own]);
}
