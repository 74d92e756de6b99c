import { CHANNELS, type CalendarItem } from "@handbill/contracts";
import { clockIn, dayIn } from "../../../scheduling/moments.ts";
import type { Day } from "../../../ui/dates.ts";

/** A piece where it stands: on its day, and at its time once it has one. */
export type PlacedPiece = { item: CalendarItem; day: Day; clock: string | null };

/** The day of a piece where the business is, and what the clock shows then. */
const placePiece = (item: CalendarItem, timeZone: string): PlacedPiece =>
  item.scheduledAt === null
    ? { item, day: item.scheduledOn, clock: null }
    : { item, day: dayIn(timeZone, item.scheduledAt), clock: clockIn(timeZone, item.scheduledAt) };

const momentOf = ({ item }: PlacedPiece): number =>
  item.scheduledAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(item.scheduledAt);

/** By time; what has none yet comes after. */
const inOrder = (one: PlacedPiece, other: PlacedPiece): number =>
  momentOf(one) - momentOf(other) ||
  CHANNELS.indexOf(one.item.channel) - CHANNELS.indexOf(other.item.channel) ||
  one.item.id.localeCompare(other.item.id);

type Filter = { channel?: string | undefined; campaign?: string | undefined };

/** The pieces that a filter lets through, each where it stands, in the order of the day. */
export const placePieces = (
  items: readonly CalendarItem[],
  timeZone: string,
  { channel, campaign }: Filter,
): PlacedPiece[] =>
  items
    .filter((item) => channel === undefined || item.channel === channel)
    .filter((item) => campaign === undefined || item.campaignId === campaign)
    .map((item) => placePiece(item, timeZone))
    .toSorted(inOrder);

/** The pieces of each day. */
export function byDay(pieces: readonly PlacedPiece[]): ReadonlyMap<Day, PlacedPiece[]> {
  const days = new Map<Day, PlacedPiece[]>();
  for (const piece of pieces) days.set(piece.day, [...(days.get(piece.day) ?? []), piece]);
  return days;
}

/** The hour of a piece, 0 to 23; null where it has no time yet. */
export const hourOf = ({ clock }: PlacedPiece): number | null => (clock === null ? null : Number(clock.slice(0, 2)));

const FIRST_HOUR = 8;
const LAST_HOUR = 20;

/** The hours that a week shows: those of a shop's day, and any other at which something goes out. */
export function hoursShown(pieces: readonly PlacedPiece[]): number[] {
  const taken = pieces.map(hourOf).filter((hour) => hour !== null);
  const first = Math.min(FIRST_HOUR, ...taken);
  const last = Math.max(LAST_HOUR, ...taken);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** How many pieces a day of the month shows: all, up to three; of more, two, and how many more there are. */
export const shownInDay = (pieces: readonly PlacedPiece[]): PlacedPiece[] =>
  pieces.length > 3 ? pieces.slice(0, 2) : [...pieces];
