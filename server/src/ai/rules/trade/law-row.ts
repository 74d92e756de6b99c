/** A rule of law or of a platform, as data. `since` is a day, a month or a year; empty where a platform does not say. */
export type LawRow = {
  id: string;
  topic: LawTopic;
  kind: "law" | "platform";
  jurisdiction: string;
  since: string;
  source: string;
  reviewedOn: string;
  /** Goes on from "in the EU, since 2007, ...". */
  says: string;
  /** Where it is only worth a reminder. */
  mild?: boolean;
};

export type LawTopic =
  | "reviews"
  | "superlatives"
  | "prior_price"
  | "former_price"
  | "free"
  | "urgency"
  | "green"
  | "cures"
  | "health_promise"
  | "credit"
  | "sms"
  | "mail_subject"
  | "search_ads"
  | "ad_label"
  | "giveaway"
  | "send_days";

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
