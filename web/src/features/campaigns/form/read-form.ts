import { CampaignCreate } from "@handbill/contracts";
import { parseMoney } from "../../../ui/money.ts";
import type { CampaignForm } from "./defaults.ts";
import { formMessages } from "./messages.ts";

/** What is wrong, by field of the form. */
export type FormErrors = Partial<Record<keyof CampaignForm, string>>;
type ReadForm = { ok: true; campaign: CampaignCreate } | { ok: false; errors: FormErrors };

const FIELDS: ReadonlySet<string> = new Set<keyof CampaignForm>([
  "goal",
  "name",
  "audience",
  "channels",
  "startsOn",
  "endsOn",
  "budget",
  "currency",
  "contentCount",
  "notes",
]);

const isField = (name: string): name is keyof CampaignForm => FIELDS.has(name);

/** Errors of the server or the schema, at the field of the form that each belongs to; the first one counts. */
export function errorsByField(errors: Iterable<readonly [path: string, message: string]>): FormErrors {
  const byField: FormErrors = {};
  for (const [path, message] of errors) {
    const [head = "", part] = path.split(".");
    const field = head === "budget" && part === "currency" ? "currency" : head;
    if (isField(field)) byField[field] ??= message;
  }
  return byField;
}

const given = <Key extends string>(key: Key, text: string): Partial<Record<Key, string>> => {
  const entry: Partial<Record<Key, string>> = {};
  if (text.trim() !== "") entry[key] = text.trim();
  return entry;
};

type Issue = { code?: string | undefined; path: PropertyKey[]; message: string; maximum?: unknown; input?: unknown };

/** The schema's own sentences are for programmers; ours say what to do. */
function sentenceFor(issue: Issue): string {
  const field = String(issue.path[0] ?? "");
  if (issue.code === "too_big" && typeof issue.maximum === "number") {
    return field === "contentCount" ? formMessages.countRange : formMessages.tooLong(issue.maximum);
  }
  if (field === "contentCount") return formMessages.countRange;
  if (issue.code === "custom") return issue.message;
  return field === "channels" ? formMessages.noChannel : formMessages.required;
}

/** Turns what was typed into a request, or says what is missing. */
export function readForm(form: CampaignForm): ReadForm {
  const errors: FormErrors = {};
  const budget = form.budget.trim() === "" ? null : parseMoney(form.budget, form.currency);
  if (budget === null && form.budget.trim() !== "") errors.budget = formMessages.notAnAmount;
  const parsed = CampaignCreate.safeParse({
    goal: form.goal.trim(),
    channels: form.channels,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    ...given("name", form.name),
    ...given("audience", form.audience),
    ...given("notes", form.notes),
    ...(budget === null ? {} : { budget: { amount: budget, currency: form.currency } }),
    ...(form.contentCount.trim() === "" ? {} : { contentCount: Number(form.contentCount) }),
  });
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => [issue.path.map(String).join("."), sentenceFor(issue)] as const);
    return { ok: false, errors: { ...errorsByField(issues), ...errors } };
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, campaign: parsed.data };
}
