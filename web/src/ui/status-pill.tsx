import type { ContentStatus } from "@handbill/contracts";
import {
  CalendarCheck,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  Eye,
  Hourglass,
  PenLine,
  Send,
  type LucideIcon,
} from "lucide-react";
import { cx } from "./classes.ts";
import { messages } from "./messages.ts";

export type PillStatus = ContentStatus | "planning" | "planned" | "waiting";

const calm = "bg-sunk text-muted";
const looks: Record<PillStatus, { icon: LucideIcon; tone: string }> = {
  placeholder: { icon: CircleDashed, tone: calm },
  planning: { icon: Hourglass, tone: "bg-info-soft text-info" },
  planned: { icon: CalendarCheck, tone: calm },
  generating: { icon: PenLine, tone: "bg-info-soft text-info" },
  waiting: { icon: Hourglass, tone: "bg-ai-soft text-ai" },
  draft: { icon: Eye, tone: "bg-ai-soft text-ai" },
  approved: { icon: CircleCheck, tone: "bg-accent-soft text-accent" },
  scheduled: { icon: CalendarClock, tone: "bg-info-soft text-info" },
  publishing: { icon: Send, tone: "bg-info-soft text-info" },
  published: { icon: Send, tone: "bg-ok-soft text-ok" },
  failed: { icon: CircleX, tone: "bg-danger-soft text-danger" },
  missed: { icon: CircleX, tone: "bg-danger-soft text-danger" },
  unknown: { icon: CircleHelp, tone: "bg-ai-soft text-ai" },
};

/** The word the studio uses for a status, everywhere. */
export const statusWord = (status: PillStatus): string => messages.status[status];

type StatusPillProps = {
  status: PillStatus;
  /** Its words may stand under one another where a line has no room for them. */
  mayWrap?: boolean;
};

/** Icon and word: a status is never said by colour alone. */
export function StatusPill({ status, mayWrap = false }: StatusPillProps) {
  const { icon: Icon, tone } = looks[status];
  const isMoving = status === "generating" || status === "planning" || status === "publishing";
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 px-2.5 py-0.5 text-xs font-medium",
        mayWrap ? "max-w-full rounded-2xl wrap-anywhere" : "rounded-full whitespace-nowrap",
        tone,
      )}
    >
      <Icon size={14} className={cx("shrink-0", isMoving && "animate-breathe")} aria-hidden />
      {statusWord(status)}
    </span>
  );
}

/** The icon of a status alone, its word for screen readers: where a pill has no room. */
export function StatusMark({ status }: { status: PillStatus }) {
  const { icon: Icon, tone } = looks[status];
  return (
    <span
      title={statusWord(status)}
      className={cx("inline-grid size-5 shrink-0 place-items-center rounded-full", tone)}
    >
      <Icon size={13} aria-hidden />
      <span className="sr-only">{statusWord(status)}</span>
    </span>
  );
}
