import type { CalendarItem } from "@handbill/contracts";
import type { Day } from "../../../ui/dates.ts";
import type { Month } from "../../../ui/month.ts";
import type { Dragged } from "../drag/dragging.ts";
import type { PlacedPiece } from "../view/place.ts";

/** Where something is dropped: on a day, and in a week on an hour of it. */
export type Place = { day: Day; hour: number | null };

/** What every view of the calendar is given. */
export type CalendarProps = {
  month: Month;
  pieces: readonly PlacedPiece[];
  today: Day;
  firstWeekday: number;
  isClosed: (day: Day) => boolean;
  /** The piece that was moved last. */
  settlingId: string | undefined;
  onOpenDay: (day: Day) => void;
  onMove: (item: CalendarItem) => void;
  onDrop: (dragged: Dragged, place: Place) => void;
};
