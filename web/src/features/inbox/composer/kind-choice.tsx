import { Reply, StickyNote } from "lucide-react";
import { cx } from "../../../ui/classes.ts";
import { composerMessages as words } from "./messages.ts";

const KINDS = [
  ["reply", Reply],
  ["note", StickyNote],
] as const;

type KindChoiceProps = { kind: "reply" | "note"; onChoose: (kind: "reply" | "note") => void };

/** A reply to the customer, or a note for oneself. The keys r and n press these. */
export const KindChoice = ({ kind, onChoose }: KindChoiceProps) => (
  <div role="group" aria-label={words.kindsLabel} className="flex flex-wrap gap-2">
    {KINDS.map(([id, Icon]) => (
      <button
        key={id}
        type="button"
        data-compose={id}
        aria-pressed={id === kind}
        onClick={() => onChoose(id)}
        className={cx(
          "tap inline-flex items-center gap-2 rounded-control border px-3 py-1 text-sm font-medium",
          id === kind ? "border-accent bg-accent-soft text-accent" : "border-control bg-surface hover:bg-sunk",
        )}
      >
        <Icon size={16} aria-hidden />
        {words.kinds[id]}
      </button>
    ))}
  </div>
);
