import type { Campaign, Content, Receipt, Strategy, Usage } from "@handbill/contracts";
import { CHANNEL_NAMES, measureFields } from "@handbill/contracts";

const indent = (text: string): string => text.replaceAll(/^/gm, "    ");
const dollars = (nanoUsd: number): string => `$${(nanoUsd / 1e9).toFixed(6)}`;

const money = (amount: number, currency: string): string => {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};

function receiptLine({
  model,
  demo,
  inputTokens,
  outputTokens,
  costNanoUsd,
  attempts,
  repairs,
  durationMs,
}: Receipt): string {
  const extra = repairs.length > 0 ? `, repaired: ${repairs.join(", ")}` : "";
  return `${model}${demo ? " (demo)" : ""}: ${inputTokens} + ${outputTokens} tokens, ${dollars(costNanoUsd)}, ${attempts} attempt(s), ${durationMs} ms${extra}`;
}

function strategyLines(strategy: Strategy): string[] {
  return [
    strategy.summary,
    `Positioning: ${strategy.positioning}`,
    ...strategy.keyMessages.map((message) => `Message: ${message}`),
    ...strategy.audienceSegments.map(({ name, moment, doubt }) => `For ${name}: ${moment} (doubt: ${doubt})`),
    ...strategy.goals.map(
      ({ metric, target, unit, by, primary }) => `Goal${primary ? " *" : ""}: ${metric} ${target} ${unit} by ${by}`,
    ),
    ...strategy.channelPlan.map(({ channel, role, cadence }) => `${CHANNEL_NAMES[channel]}: ${role} (${cadence})`),
    ...strategy.budgetSplit.map(
      ({ item, sharePercent, amount, currency }) => `Budget: ${money(amount, currency)} (${sharePercent} %) ${item}`,
    ),
    ...strategy.calendar.map(
      ({ date, channel, topic, callToAction }) => `${date} ${CHANNEL_NAMES[channel]}: ${topic} -> ${callToAction}`,
    ),
    ...strategy.risks.map(({ risk, response }) => `Risk: ${risk} -> ${response}`),
  ];
}

export function printCampaign(campaign: Campaign, seconds: number): void {
  console.log(
    `\nSTRATEGY of "${campaign.name}", ${campaign.startsOn} to ${campaign.endsOn}, after ${seconds.toFixed(1)} s`,
  );
  if (!campaign.strategy) return;
  console.log(indent(strategyLines(campaign.strategy).join("\n")));
  console.log(indent(receiptLine(campaign.strategy.receipt)));
}

export function printContent(content: Content): void {
  console.log(
    `\n${CHANNEL_NAMES[content.channel].toUpperCase()} ${content.scheduledOn ?? ""}: ${content.topic} [${content.status}]`,
  );
  if (content.failure) console.log(indent(`${content.failure.code}: ${content.failure.detail}`));
  if (!content.fields) return;
  for (const [name, value] of Object.entries(content.fields)) {
    console.log(indent(`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`));
  }
  const sizes = measureFields(content.channel, content.fields).map(
    ({ path, actual, limit, unit }) => `${path} ${actual}/${limit} ${unit}`,
  );
  console.log(indent(`[${sizes.join(", ")}]`));
  for (const { text, field } of content.claims) console.log(indent(`not in the profile (${field}): ${text}`));
  if (!content.receipt) return;
  for (const notice of content.receipt.notices) console.log(indent(`note: ${notice}`));
  console.log(indent(receiptLine(content.receipt)));
}

export function printUsage({ total, byModel }: Usage, seconds: { strategy: number; contents: number }): void {
  console.log(
    `\nUSAGE: ${total.calls} calls, ${total.inputTokens} + ${total.outputTokens} tokens, ${dollars(total.costNanoUsd)}`,
  );
  for (const { model, calls, costNanoUsd } of byModel)
    console.log(indent(`${model}: ${calls} calls, ${dollars(costNanoUsd)}`));
  console.log(`TIME: strategy ${seconds.strategy.toFixed(1)} s, all contents ${seconds.contents.toFixed(1)} s`);
}
