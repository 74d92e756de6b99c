import type { HoldReason } from "@handbill/contracts";

/** Why somebody does not get it. */
export const holdReasons: Record<HoldReason, string> = {
  no_address: "No email address",
  no_consent: "Has not said yes to mail",
  consent_pending: "Has not confirmed the address yet",
  consent_withdrawn: "Took the yes back",
  consent_expired: "Said yes too long ago",
  unsubscribed: "Unsubscribed",
  paused: "Wants a pause",
  bounced: "Could not be reached",
  complained: "Complained about a mail",
  stopped_by_owner: "Stopped by you",
  too_often: "Had three mailings this week",
  quiet_hours: "Would be disturbed at this hour",
  holiday: "Has a public holiday",
};

export const audienceMessages = {
  title: "Who gets this",
  nobody: "Nobody yet",
  allowed: (count: number, total: number) => `${count} of ${total} contacts get it`,
  held: (count: number, reason: HoldReason) => `${holdReasons[reason]}: ${count}`,
  rule: (source: string) => `Why: ${source}`,
  contacts: "Open contacts",
  profile: "Say who sends",
  failed: "We couldn't see who gets this. Nothing was sent.",
};
