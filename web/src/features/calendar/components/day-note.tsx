import { DoorClosed, TriangleAlert } from "lucide-react";
import { messages } from "../messages.ts";
import type { PlacedPiece } from "../view/place.ts";

type DayNoteProps = { pieces: readonly PlacedPiece[]; isClosed: boolean };

/** What to know of a day: the first thing to look at, or that the shop is closed. */
export function DayNote({ pieces, isClosed }: DayNoteProps) {
  const notes = pieces.flatMap(({ item }) => item.notes);
  // That the shop is closed shows anyway.
  const note = notes.find(({ kind }) => kind !== "closed_day") ?? notes.at(0);
  if (note !== undefined) {
    return (
      <span className="inline-flex min-w-0 items-center gap-1 text-xs text-ai">
        <TriangleAlert size={13} className="shrink-0" aria-hidden />
        <span className="truncate">{messages.warnings[note.kind]}</span>
      </span>
    );
  }
  if (!isClosed) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-xs text-muted">
      <DoorClosed size={13} className="shrink-0" aria-hidden />
      <span className="truncate">{messages.closed}</span>
    </span>
  );
}
