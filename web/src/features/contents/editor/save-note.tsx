import { Check, CloudOff, CloudUpload, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { formatTime } from "../../../ui/dates.ts";
import type { SaveState } from "./autosave.ts";
import { editorMessages as copy } from "./messages.ts";
import { isUnsaved } from "./save-state.ts";

const Note = ({ icon, children }: { icon: ReactNode; children: string }) => (
  <span className="inline-flex items-center gap-1.5">
    {icon}
    {children}
  </span>
);

const size = 15;

function noteOf(save: SaveState, timezone: string): ReactNode {
  if (save.kind === "idle") return null;
  if (save.kind === "saving") {
    return <Note icon={<CloudUpload size={size} className="animate-breathe" aria-hidden />}>{copy.saving}</Note>;
  }
  if (save.kind === "saved") {
    return <Note icon={<Check size={size} aria-hidden />}>{copy.saved(formatTime(save.at, timezone))}</Note>;
  }
  if (save.kind === "retrying") {
    return <Note icon={<CloudOff size={size} className="text-danger" aria-hidden />}>{copy.retrying}</Note>;
  }
  return <Note icon={<TriangleAlert size={size} className="text-danger" aria-hidden />}>{copy.held}</Note>;
}

/** How the saving goes, in a place that keeps its width. Only trouble is read aloud. */
export function SaveNote({ save }: { save: SaveState }) {
  const { timezone } = useActiveBusiness();
  const isTrouble = isUnsaved(save);
  return (
    <span className="ms-auto inline-flex justify-end sm:min-w-44 text-sm text-muted tabular-nums">
      {noteOf(save, timezone)}
      <span role="status" className="sr-only">
        {isTrouble ? (save.kind === "retrying" ? copy.retrying : copy.held) : ""}
      </span>
    </span>
  );
}
