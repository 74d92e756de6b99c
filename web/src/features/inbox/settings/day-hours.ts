import type { InboxHours } from "@handbill/contracts";

/** One day as it stands in the form: its times stay while it is switched off. */
export type DayHours = { isOpen: boolean; from: string; to: string };

const USUAL = { from: "09:00", to: "18:00" };
const WEEKEND_BEGINS = 5;
const WEEK = 7;

/** The week of the form; where there are no hours yet, as most shops are open. */
export const weekOf = (hours: InboxHours | null): DayHours[] =>
  Array.from({ length: WEEK }, (_, day) => {
    const known = hours?.days[day];
    return { isOpen: hours ? known !== undefined && known !== null : day < WEEKEND_BEGINS, ...(known ?? USUAL) };
  });

export const hoursOf = (week: readonly DayHours[]): InboxHours => ({
  days: week.map(({ isOpen, from, to }) => (isOpen ? { from, to } : null)),
});

/** The first day that ends before it begins. */
export function wrongDay(week: readonly DayHours[]): number | undefined {
  const day = week.findIndex(({ isOpen, from, to }) => isOpen && to <= from);
  return day === -1 ? undefined : day;
}
