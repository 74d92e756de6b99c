import type { Channel, Slot } from "@handbill/contracts";
import { type GoodHours, GOOD_HOURS } from "./good-hours.ts";
import { isClosed, type Openness } from "./day-notes.ts";
import { isClose } from "./neighbours.ts";

const MAX_SLOTS = 5;
/** How far ahead good times are looked for. */
export const SLOT_DAYS = 42;
/** A year that is further away is a slip of the finger. */
export const MAX_YEARS_AHEAD = 2;
/** Nobody is hurried: a time that is nearer than this is no offer. */
const LEAD_MINUTES = 15;

export type SlotWish = {
  channel: Channel;
  now: Temporal.Instant;
  timezone: string;
  /** The day for which it is planned, if any. */
  plannedOn: string | null;
  openness: Openness;
  /** Moments that other pieces of the business have. */
  taken: readonly Temporal.Instant[];
};

/** Where the search begins: on the day planned, unless it is over, or so far away that nothing can be scheduled for it. */
export function firstDay({ now, timezone, plannedOn }: Pick<SlotWish, "now" | "timezone" | "plannedOn">) {
  const today = now.toZonedDateTimeISO(timezone).toPlainDate();
  if (plannedOn === null) return today;
  const planned = Temporal.PlainDate.from(plannedOn);
  const last = today.add({ years: MAX_YEARS_AHEAD }).subtract({ days: SLOT_DAYS });
  const isAhead = Temporal.PlainDate.compare(planned, today) > 0 && Temporal.PlainDate.compare(planned, last) <= 0;
  return isAhead ? planned : today;
}

/** Up to five good times, one a day, from the day planned on; never when the business is closed or posts something else. */
export function findSlots(wish: SlotWish): Slot[] {
  const slots: Slot[] = [];
  const first = firstDay(wish);
  for (let ahead = 0; ahead < SLOT_DAYS && slots.length < MAX_SLOTS; ahead += 1) {
    const slot = bestOn(first.add({ days: ahead }), wish);
    if (slot) slots.push(slot);
  }
  return slots;
}

function bestOn(day: Temporal.PlainDate, wish: SlotWish): Slot | undefined {
  const { channel, timezone, openness, plannedOn } = wish;
  if (isClosed(openness, day) || openness.holidayOn(day.toString()) !== null) return undefined;
  const good = GOOD_HOURS[channel].find(({ on }) => on.includes(day.dayOfWeek));
  const at = good?.at.map((time) => onDay(day, time, timezone)).find((moment) => isFree(moment, wish));
  if (!good || !at) return undefined;
  return {
    at: at.toString({ timeZoneName: "never", smallestUnit: "second" }),
    timezone,
    reason: day.toString() === plannedOn ? `The day in your plan. ${good.reason}` : good.reason,
  };
}

const onDay = (day: Temporal.PlainDate, time: GoodHours["at"][number], timezone: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time) });

const isFree = (at: Temporal.ZonedDateTime, { now, taken }: SlotWish): boolean =>
  Temporal.Instant.compare(at.toInstant(), now.add({ minutes: LEAD_MINUTES })) >= 0 &&
  !taken.some((other) => isClose(at.toInstant(), other));
