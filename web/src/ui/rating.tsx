import type { Rating as RatingOf, RatingUpdate } from "@handbill/contracts";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ROLE_REASON, useMay } from "../api/permissions.ts";
import { cx } from "./classes.ts";
import { ratingMessages as copy } from "./rating-messages.ts";

const Note = lazy(() => import("./rating-note.tsx").then((file) => ({ default: file.RatingNote })));

type RatingProps = {
  rating: RatingOf | null;
  onRate: (judgement: RatingUpdate) => void;
};

const THUMBS = [
  { rating: "up", name: copy.up, Icon: ThumbsUp },
  { rating: "down", name: copy.down, Icon: ThumbsDown },
] as const;

/** Thumbs for what the AI made, and a note for those who want to say why. A second press takes the thumb back. */
export function Rating({ rating, onRate }: RatingProps) {
  const [asks, setAsks] = useState<"nothing" | "note" | "thanks">("nothing");
  const mayRate = useMay("edit");
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
            disabled={!mayRate}
            aria-describedby={mayRate ? undefined : ROLE_REASON}
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
        <Suspense>
          <Note
            key={rating}
            rating={rating}
            onSend={(note) => {
              onRate({ rating, note });
              setAsks("thanks");
            }}
            onSkip={() => setAsks("nothing")}
          />
        </Suspense>
      )}
    </div>
  );
}
