import type { LawRow, LawTopic } from "./trade-rule.ts";

const reviewedOn = "2026-11-22";

/** A row of the tables of law, with the day on which they were last looked through. */
export const row = (
  id: string,
  topic: LawTopic,
  jurisdiction: string,
  since: string,
  source: string,
  says: string,
  { kind = "law", ...rest }: { mild?: boolean; kind?: LawRow["kind"] } = {},
): LawRow => ({ id, topic, kind, jurisdiction, since, source, reviewedOn, says, ...rest });
