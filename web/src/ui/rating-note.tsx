import type { Rating } from "@handbill/contracts";
import { useState } from "react";
import { PlainButton } from "./plain-button.tsx";
import { PlainTextArea } from "./plain-text-area.tsx";
import { ratingNoteMessages as copy } from "./rating-note-messages.ts";

type RatingNoteProps = { rating: Rating; onSend: (note: string) => void; onSkip: () => void };

/** Why, for those who want to say so. */
export function RatingNote({ rating, onSend, onSkip }: RatingNoteProps) {
  const [note, setNote] = useState("");
  return (
    <form
      className="grid w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== "") onSend(note.trim());
      }}
    >
      <PlainTextArea
        label={rating === "up" ? copy.noteUp : copy.noteDown}
        hint={copy.optional}
        rows={2}
        maxLength={1000}
        dir="auto"
        value={note}
        onChange={setNote}
      />
      <span className="flex gap-2">
        <PlainButton type="submit" size="sm" disabled={note.trim() === ""}>
          {copy.send}
        </PlainButton>
        <PlainButton size="sm" variant="quiet" onClick={onSkip}>
          {copy.skip}
        </PlainButton>
      </span>
    </form>
  );
}
