import { type Business, type Campaign, checkFields, type Content } from "@handbill/contracts";
import { languageOf, textOf } from "./language.ts";

export type Finding = { where: string; fault: string };

const DEFAULT_PER_CHANNEL = 3;

/** What a plan must keep to, whatever the model wrote. */
export function checkPlan(campaign: Campaign, wanted: { contentCount?: number }): Finding[] {
  const faults: string[] = [];
  const { strategy, budget, startsOn, endsOn, channels } = campaign;
  if (!strategy) return [{ where: "strategy", fault: "there is none" }];
  const count = wanted.contentCount ?? DEFAULT_PER_CHANNEL * channels.length;
  if (strategy.calendar.length !== count)
    faults.push(`${strategy.calendar.length} calendar entries instead of ${count}`);
  for (const { channel, date } of strategy.calendar) {
    if (date < startsOn || date > endsOn) faults.push(`${date} lies outside the campaign`);
    if (!channels.includes(channel)) faults.push(`${channel} was not asked for`);
  }
  for (const channel of channels) {
    if (!strategy.channelPlan.some((plan) => plan.channel === channel)) faults.push(`no plan for ${channel}`);
  }
  const split = strategy.budgetSplit.reduce((sum, { amount }) => sum + amount, 0);
  if (split !== (budget?.amount ?? 0)) faults.push(`the budget split adds up to ${split}, not ${budget?.amount ?? 0}`);
  const shares = strategy.budgetSplit.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
  if (budget && Math.abs(shares - 100) > 0.011) faults.push(`the shares add up to ${shares} %`);
  return faults.map((fault) => ({ where: "strategy", fault }));
}

/** What every written content must keep to: its channel's limits and the language of its business. */
export function checkContent(content: Content, business: Business): Finding[] {
  const where = `${content.channel} of ${content.scheduledOn ?? "no day"}`;
  const found = (fault: string): Finding => ({ where, fault });
  if (content.status !== "draft") return [found(`is ${content.status}: ${content.failure?.detail ?? "not written"}`)];
  const check = checkFields(content.channel, content.fields);
  const faults = check.ok ? [] : check.issues.map(({ path, message }) => found(`${path}: ${message}`));
  const expected = business.language.split("-", 1)[0] ?? "en";
  const language = languageOf(textOf(content.fields, [business.name]), expected);
  const excused = language === "en" && content.receipt?.demo === true && content.receipt.notices.length > 0;
  if (language !== null && language !== expected && !excused)
    faults.push(found(`reads as ${language}, not ${expected}`));
  if (content.receipt === null) faults.push(found("has no receipt"));
  return faults;
}
