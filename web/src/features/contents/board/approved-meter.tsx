import { CircleCheck } from "lucide-react";
import type { Content } from "@handbill/contracts";
import { cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import { progressOf } from "./board-view.ts";

type ApprovedMeterProps = {
  contents: readonly Content[];
  /** Stays in sight while the cards are read. */
  isSticky: boolean;
  onReview: () => void;
};

/** How far the owner is, and the way to the next piece that needs a look. */
export function ApprovedMeter({ contents, isSticky, onReview }: ApprovedMeterProps) {
  const { approved, toLook } = progressOf(contents);
  const total = contents.length;
  const isDone = approved === total;
  return (
    <div
      className={cx(
        "flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line bg-canvas py-2",
        isSticky && "sticky top-(--bars,0px) z-20",
      )}
    >
      <p className={cx("flex items-center gap-2 font-medium tabular-nums", isDone && "text-ok")}>
        {isDone && <CircleCheck size={18} aria-hidden />}
        {isDone ? messages.allApproved : messages.approvedOf(approved, total)}
      </p>
      {!isDone && <progress className="h-1.5 min-w-16 flex-1 max-sm:hidden" max={total} value={approved} aria-hidden />}
      {toLook > 0 && (
        <PlainButton size="sm" variant="primary" onClick={onReview}>
          {messages.review(toLook)}
        </PlainButton>
      )}
    </div>
  );
}
