import type { Claim, FieldError } from "@handbill/contracts";
import { withoutReminder } from "./law.ts";
import type { TradeFinding } from "./trade-rule.ts";

const MOST_CLAIMS = 60;
const MOST_REASONS = 3;
const LONGEST_TEXT = 1000;

const keyOf = ({ field, text }: { field: string; text: string }): string => JSON.stringify([field, text]);

function toClaim(findings: readonly [TradeFinding, ...TradeFinding[]], confirmed: boolean): Claim {
  const blocking = findings.filter(({ severity }) => severity !== "reminder");
  const [{ field, text, kind }] = [blocking[0] ?? findings[0]];
  const law = findings.find((finding) => finding.law !== null)?.law;
  return {
    text,
    field,
    confirmed,
    kind,
    reason: [...new Set(findings.map(({ reason }) => reason))].slice(0, MOST_REASONS).join(" "),
    ...(law && { rule: { id: law.id, jurisdiction: law.jurisdiction, since: law.since, source: law.source } }),
    ...(blocking.length === 0 && { blocks: false }),
  };
}

/** One claim for each sentence with findings; what a person has confirmed stays so where the sentence and its field are the same. */
export function claimsOf(findings: readonly TradeFinding[], earlier: readonly Claim[]): Claim[] {
  const confirmed = new Set(earlier.filter((claim) => claim.confirmed).map(keyOf));
  const bySentence = new Map<string, [TradeFinding, ...TradeFinding[]]>();
  for (const finding of findings) {
    const cut = { ...finding, text: finding.text.slice(0, LONGEST_TEXT).toWellFormed() };
    const known = bySentence.get(keyOf(cut));
    if (known) known.push(cut);
    else bySentence.set(keyOf(cut), [cut]);
  }
  return [...bySentence].slice(0, MOST_CLAIMS).map(([key, group]) => toClaim(group, confirmed.has(key)));
}

/** What the model is asked to put right: not what only reminds, and not what a person has confirmed. */
export function doubtsOf(findings: readonly TradeFinding[], claims: readonly Claim[]): FieldError[] {
  const confirmed = new Set(claims.filter((claim) => claim.confirmed).map(keyOf));
  const open = findings
    .filter(({ severity }) => severity === "claim")
    .filter((finding) => !confirmed.has(keyOf(finding)));
  const messages = open.map(({ field, kind, found, reason }) => ({
    path: field,
    message:
      kind === "language"
        ? reason
        : `${withoutReminder(reason)} ("${found.slice(0, 60)}") Use what the data says or do without.`,
  }));
  return [...new Map(messages.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
}
