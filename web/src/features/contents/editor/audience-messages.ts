import type { AudienceChoice, HoldReason } from "@handbill/contracts";
import { isolated } from "../../../ui/isolated.ts";

const nameOf = (language: string): string =>
  new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(language) ?? language;

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
  waiting: (count: number, isHoliday: boolean, from: string) =>
    `${count} of them ${count === 1 ? "waits" : "wait"} until it is day there${isHoliday ? " and no holiday" : ""}: from ${from}.`,
  choice: {
    summary: ({ tags, languages }: AudienceChoice) =>
      tags.length === 0 && languages.length === 0
        ? "For everybody who said yes"
        : `For ${[
            tags.length > 0 && `those with ${tags.map((tag) => `“${isolated(tag)}”`).join(" or ")}`,
            languages.length > 0 && `who read ${languages.map(nameOf).join(" or ")}`,
          ]
            .filter(Boolean)
            .join(", ")}`,
    open: "Choose who",
    close: "Done",
    tags: "Only those with one of these tags",
    noTags: "Give contacts tags, such as “regular”, and you can write to those alone.",
    languages: "Only those who read",
    language: nameOf,
    more: (count: number) => `${count} more`,
    hours: "It waits until it is day for",
    hoursHint: "Day is, in most places, from 10 to 18, on Saturdays to 17, never on Sundays and public holidays.",
    hoursOf: {
      abroad: "Those abroad",
      everybody: "Everybody",
      any: "Nobody: it goes out at once",
    },
    failed: "We couldn't keep this choice",
  },
  heldAll: (count: number) => (count === 1 ? "1 does not get it" : `${count} do not get it`),
  reason: (reason: HoldReason) => holdReasons[reason],
  rule: (source: string) => `Why: ${source}`,
  contacts: "Open contacts",
  profile: "Say who sends",
  failed: "We couldn't see who gets this. Nothing was sent.",
};
