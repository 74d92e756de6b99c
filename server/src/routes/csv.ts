import { AiLog, type AuditEntry, type Insights } from "@handbill/contracts";
import { pipeline, Readable } from "node:stream";
import { createTable } from "../services/csv/write-csv.ts";

const COLUMNS = Object.keys(AiLog.shape);

/** US dollars with all nine decimals, from an integer: no float ever holds money. */
const dollars = (nano: number): string => {
  const digits = String(nano).padStart(10, "0");
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
};

/**
 * A table of calls with a row of names; lists and objects as JSON, costs in nano-US-dollars and, once more, in US dollars. Cells
 * that a spreadsheet would run as a formula are defused, and it begins with the mark by which Excel knows UTF-8.
 */
export function csvOfLogs(rows: AsyncIterable<AiLog>): Readable {
  const table = createTable([...COLUMNS.map((key) => ({ key })), { key: "costUsd" }]);
  // An error on either side ends the other, so that a half table is never taken for a whole one.
  pipeline(Readable.from(rows).map(toCsvRow), table, () => undefined);
  return table;
}

/** A row as the table shows it. */
const toCsvRow = (log: AiLog) => ({ ...log, costUsd: dollars(log.costNanoUsd) });

const CONTENT_COLUMNS =
  "contentId campaign channel topic impressions sends opens clicks conversions replies bounces complaints unsubscribes bots clickRate conversionRate cost revenue currency aiCostUsd".split(
    " ",
  );

/** The results of each content, defused like all tables; amounts in the smallest unit of their currency. */
export function csvOfContents({ byContent, byCampaign }: Insights): Readable {
  const names = new Map(byCampaign.map(({ campaignId, name }) => [campaignId, name]));
  const table = createTable(CONTENT_COLUMNS.map((key) => ({ key })));
  const rows = byContent.map(({ rates, campaignId, aiCostNanoUsd, ...row }) =>
    Object.assign(row, {
      campaign: names.get(campaignId) ?? "",
      clickRate: rates.find(({ kind }) => kind === "click")?.value.toFixed(4),
      conversionRate: rates.find(({ kind }) => kind === "conversion")?.value.toFixed(4),
      aiCostUsd: dollars(aiCostNanoUsd),
    }),
  );
  pipeline(Readable.from(rows), table, () => undefined);
  return table;
}

const CONTACT_COLUMNS =
  "name email phone language country timezone tags source createdAt emailConsent smsConsent consentBasis consentSource consentText consentAt".split(
    " ",
  );

/** Contacts with the proof of their consent, defused like all tables. It can be read in again as it is. */
export function csvOfContacts(contacts: AsyncIterable<{ tags: readonly string[] }>): Readable {
  const table = createTable(CONTACT_COLUMNS.map((key) => ({ key })));
  const rows = Readable.from(contacts).map((contact: { tags: readonly string[] }) =>
    Object.assign({}, contact, { tags: contact.tags.join("; ") }),
  );
  pipeline(rows, table, () => undefined);
  return table;
}

const AUDIT_COLUMNS = "at actorKind actorId actorName keyId action targetId targetName details requestId id".split(" ");

/** Who did what, defused like all tables. */
export function csvOfAudit(entries: AsyncIterable<AuditEntry>): Readable {
  const table = createTable(AUDIT_COLUMNS.map((key) => ({ key })));
  const rows = Readable.from(entries).map(({ actor, target, ...entry }: AuditEntry) =>
    Object.assign(entry, {
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      keyId: actor.keyId,
      targetId: target?.id,
      targetName: target?.name,
    }),
  );
  pipeline(rows, table, () => undefined);
  return table;
}
