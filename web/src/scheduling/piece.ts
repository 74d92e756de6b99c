import type { Channel, ContentStatus } from "@handbill/contracts";
import { formatDay, type Day } from "../ui/dates.ts";
import { messages } from "./messages.ts";
import { clockIn, dayAndClock, dayIn, type Clock } from "./moments.ts";

/** What has to be known of a piece to move it: a row of the calendar is one, and a content too. */
export type Piece = {
  id: string;
  channel: Channel;
  status: ContentStatus;
  topic: string;
  version: number;
  scheduledOn: string | null;
  scheduledAt: string | null;
  /** By which connection it goes out at its time; null by hand. Rows of the calendar do not say it. */
  connectionId?: string | null | undefined;
};

/** Where a piece is to go. Without a time it keeps none, or the one it has. `connectionId`: where its owner chose by what it goes out. */
export type Target = { day: Day; clock: Clock | null; connectionId?: string | null | undefined };

const WITH_TIME: ReadonlySet<ContentStatus> = new Set<ContentStatus>(["approved", "scheduled", "missed"]);
const MOVABLE: ReadonlySet<ContentStatus> = new Set<ContentStatus>([...WITH_TIME, "placeholder", "draft", "failed"]);

/** Only what is approved goes out at a time; before that a piece has a day in the plan. */
export const mayHaveTime = ({ status }: Pick<Piece, "status">): boolean => WITH_TIME.has(status);

/** What is out, is going out, or is just being written stays where it is. */
export const isMovable = ({ status }: Pick<Piece, "status">): boolean => MOVABLE.has(status);

/** The day on which a piece stands where the business is. */
export const dayOf = ({ scheduledOn, scheduledAt }: Piece, timeZone: string): Day | null =>
  scheduledAt === null ? scheduledOn : dayIn(timeZone, scheduledAt);

/** The time of day of a piece; null while it has none. */
export const clockOf = ({ scheduledAt }: Piece, timeZone: string): Clock | null =>
  scheduledAt === null ? null : clockIn(timeZone, scheduledAt);

/** "on Thu 26 Nov", "at Thu 26 Nov, 10:00": where a piece stands. */
export function placeWords(piece: Piece, timeZone: string): string {
  const day = dayOf(piece, timeZone);
  const clock = clockOf(piece, timeZone);
  if (day === null) return messages.withoutDay;
  return clock === null ? messages.on(formatDay(day)) : messages.at(dayAndClock(day, clock));
}
