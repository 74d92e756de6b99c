import type { ScheduleNote } from "@handbill/contracts";
import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { messages } from "./messages.ts";

const copy = messages.dialog;

const QUIET: ReadonlySet<ScheduleNote["kind"]> = new Set<ScheduleNote["kind"]>(["clock_skips", "clock_repeats"]);

/** What to know of a time, each with an icon and in words. */
export const ScheduleNotes = ({ notes }: { notes: readonly ScheduleNote[] }) => (
  <ul className="grid grid-cols-1 gap-1.5 text-sm">
    {notes.map(({ kind, detail, contentId }) => {
      const Icon = QUIET.has(kind) ? Info : TriangleAlert;
      return (
        <li key={`${kind} ${contentId ?? detail}`} className="flex items-start gap-2">
          <Icon size={16} className={`mt-0.5 shrink-0 ${QUIET.has(kind) ? "text-info" : "text-ai"}`} aria-hidden />
          <span>{detail}</span>
        </li>
      );
    })}
  </ul>
);

/** Nothing stands against a time. */
export const AllClear = () => (
  <p className="flex items-start gap-2 text-sm text-muted">
    <CircleCheck size={16} className="mt-0.5 shrink-0 text-ok" aria-hidden />
    {copy.allClear}
  </p>
);
