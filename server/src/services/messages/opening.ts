import type { InboxHours } from "@handbill/contracts";
import { zoneOf } from "../schedule/zone.ts";

type Rest = { closedWeekdays: readonly number[]; closedDates: readonly string[]; timezone: string };
const DAYS_AHEAD = 60;

/** Whether somebody answers now, and otherwise when somebody does again. Without hours somebody always does. */
export function openingOf(
  hours: InboxHours | null,
  { closedWeekdays, closedDates, timezone }: Rest,
  now: string,
): { isOpen: boolean; opensAt: string | null } {
  if (hours === null) return { isOpen: true, opensAt: null };
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zoneOf(timezone));
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = here.toPlainDate().add({ days: ahead });
    const open = hours.days[day.dayOfWeek - 1];
    if (!open || closedWeekdays.includes(day.dayOfWeek) || closedDates.includes(day.toString())) continue;
    const [from, to] = [open.from, open.to].map((time) =>
      day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(here.timeZoneId),
    );
    if (!from || !to || Temporal.ZonedDateTime.compare(here, to) >= 0) continue;
    if (Temporal.ZonedDateTime.compare(here, from) >= 0) return { isOpen: true, opensAt: null };
    return { isOpen: false, opensAt: from.toString({ timeZoneName: "never" }) };
  }
  return { isOpen: false, opensAt: null };
}
