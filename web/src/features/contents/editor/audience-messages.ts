import type { HoldReason } from "@handbill/contracts";

const reasons: Record<HoldReason, string> = {
  no_address: "have no email address",
  no_consent: "have not said yes to mail",
  consent_pending: "have not confirmed their address yet",
  consent_withdrawn: "took their yes back",
  consent_expired: "said yes too long ago",
  unsubscribed: "unsubscribed",
  paused: "want a pause",
  bounced: "could not be reached",
  complained: "complained about a mail",
  stopped_by_owner: "you stopped yourself",
  too_often: "had three mailings this week",
  quiet_hours: "would be disturbed at this hour",
  holiday: "have a public holiday",
};

export const audienceMessages = {
  title: "Who gets this",
  nobody: "Nobody yet",
  allowed: (count: number, total: number) => `${count} of ${total} contacts get it`,
  held: (count: number, reason: HoldReason) => `${count} ${reasons[reason]}`,
  rule: (source: string) => `Why: ${source}`,
  contacts: "Open contacts",
  profile: "Say who sends",
  failed: "We couldn't see who gets this. Nothing was sent.",
};
