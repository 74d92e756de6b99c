import type { CalendarItem, Content } from "@handbill/contracts";
import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { clockOf, dayOf, mayHaveTime, type Piece, type Target } from "../../scheduling/piece.ts";
import { momentOf } from "../../scheduling/moments.ts";
import { useScheduleActions } from "../../scheduling/use-schedule-actions.ts";
import type { Day } from "../../ui/dates.ts";
import type { Place } from "./components/calendar-props.ts";
import type { Dragged, Origin } from "./drag/dragging.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

/** A piece whose new time is being chosen; `day` where the owner has pointed at one. */
type Asked = { piece: Piece; day?: Day };

const atHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** All ways in which a piece gets another place: dragged, put by its dialog, or given the next good time. */
export function useMoves(items: readonly CalendarItem[], waiting: readonly Content[]) {
  const { timezone } = useActiveBusiness();
  const actions = useScheduleActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [settlingId, setSettlingId] = useState<string>();
  const keepFocus = useKeptFocus();

  const put = (piece: Piece, target: Target, origin: Origin = "calendar") => {
    setSettlingId(piece.id);
    keepFocus({ pieceId: piece.id, origin });
    actions.move(piece, target);
  };

  /** What has a time keeps it on another day; a time that is over, or none yet, has to be chosen. */
  const drop = ({ pieceId, origin }: Dragged, { day, hour }: Place) => {
    const piece: Piece | undefined = [...items, ...waiting].find(({ id }) => id === pieceId);
    if (piece === undefined) return;
    const kept = clockOf(piece, timezone);
    const clock = hour === null ? kept : mayHaveTime(piece) ? atHour(hour) : null;
    const isHere =
      day === dayOf(piece, timezone) && (clock === kept || (kept !== null && hour === Number(kept.slice(0, 2))));
    if (isHere && origin === "calendar") return;
    const isOver = clock !== null && Date.parse(momentOf(timezone, day, clock)) <= Date.now();
    if (isOver || (origin === "waiting" && clock === null)) setAsked({ piece, day });
    else put(piece, { day, clock });
  };

  return {
    asked,
    settlingId,
    put,
    drop,
    ask: (piece: Piece, day?: Day) => setAsked(day === undefined ? { piece } : { piece, day }),
    stopAsking: () => setAsked(null),
    unschedule: actions.unschedule,
  };
}
