import type { Rating as RatingOf, RatingUpdate } from "@handbill/contracts";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { cx } from "./classes.ts";
import { PlainButton } from "./plain-button.tsx";
import { PlainTextArea } from "./plain-text-area.tsx";

const copy = {
  question: "How good is this?",
  up: "Good",
  down: "Not good",
  noteUp: "What was good about it?",
  noteDown: "What was wrong with it?",
  optional: "Only if you like. It is kept with your rating.",
  send: "Add the note",
  skip: "Not now",
  kept: "Your note is kept.",
};

type RatingProps = {
  rating: RatingOf | null;
  onRate: (judgement: RatingUpdate) => void;
};

const THUMBS = [
  { rating: "up", name: copy.up, Icon: ThumbsUp },
  { rating: "down", name: copy.down, Icon: ThumbsDown },
] as const;

type NoteProps = { rating: RatingOf; onSend: (note: string) => void; onSkip: () => void };

function Note({ rating, onSend, onSkip }: NoteProps) {
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

/** Thumbs for what the AI made, and a note for those who want to say why. A second press takes the thumb back. */
export function Rating({ rating, onRate }: RatingProps) {
  const [asks, setAsks] = useState<"nothing" | "note" | "thanks">("nothing");
  const rate = (chosen: RatingOf) => {
    const isTakenBack = chosen === rating;
    setAsks(isTakenBack ? "nothing" : "note");
    onRate({ rating: isTakenBack ? null : chosen });
  };
  return (
    <div className="grid gap-2 text-sm">
      <div role="group" aria-label={copy.question} className="flex flex-wrap items-center gap-1">
        <span aria-hidden className="me-2 text-muted">
          {copy.question}
        </span>
        {THUMBS.map(({ rating: thumb, name, Icon }) => (
          <button
            key={thumb}
            type="button"
            aria-label={name}
            aria-pressed={rating === thumb}
            onClick={() => rate(thumb)}
            className={cx(
              "tap inline-grid min-w-9 place-items-center rounded-control hover:bg-sunk hover:text-ink",
              rating === thumb ? "bg-accent-soft text-accent" : "text-muted",
            )}
          >
            <Icon size={18} fill={rating === thumb ? "currentColor" : "none"} fillOpacity={0.25} aria-hidden />
          </button>
        ))}
        <span role="status" className="text-muted">
          {asks === "thanks" && copy.kept}
        </span>
      </div>
      {asks === "note" && rating !== null && (
        <Note
          key={rating}
          rating={rating}
          onSend={(note) => {
            onRate({ rating, note });
            setAsks("thanks");
          }}
          onSkip={() => setAsks("nothing")}
        />
      )}
    </div>
  );
}
