import type { Channel } from "@handbill/contracts";
import { lazy } from "react";
import { Part } from "../../../ui/part.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useRules } from "../fields/use-rules.ts";
import { editorMessages as copy } from "./messages.ts";
import type { Wish } from "./wish.ts";
import type { Editor } from "./use-editor.ts";

const ConflictPanel = lazy(() => import("./conflict-panel.tsx").then((file) => ({ default: file.ConflictPanel })));
const EmptiedNote = lazy(() => import("./emptied-note.tsx").then((file) => ({ default: file.EmptiedNote })));

type SaveTroubleProps = { channel: Channel; editor: Editor; isBusy: boolean; onWrite: (wish: Wish) => void };

/** Why a text is not saved, and the ways on. It is kept on this device meanwhile. */
export function SaveTrouble({ channel, editor, isBusy, onWrite }: SaveTroubleProps) {
  const { save, fields } = editor;
  const rules = useRules();
  if (save.kind === "held") {
    const isTooLong = rules?.problemsOf(channel, fields).some(({ over }) => over) === true;
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <p className="min-w-0 flex-1 basis-60 text-danger">{copy.heldWhy(save.reason.replace(/\.$/, ""))}</p>
        {isTooLong && (
          <PlainButton size="sm" disabled={isBusy} onClick={() => onWrite({ wish: "shorten_to_fit", fields })}>
            {copy.shortenToFit}
          </PlainButton>
        )}
      </div>
    );
  }
  if (save.kind === "emptied") {
    const canBeEmpty = rules?.problemsOf(channel, fields).length === 0;
    return (
      <Part fallback={<Skeleton height="card" />}>
        <EmptiedNote onPutBack={editor.putBack} onSaveEmpty={canBeEmpty ? editor.saveEmpty : null} />
      </Part>
    );
  }
  if (save.kind !== "conflict") return null;
  return (
    <Part fallback={<Skeleton height="card" />}>
      <ConflictPanel
        channel={channel}
        theirs={save.theirs}
        mine={fields}
        onKeepMine={editor.keepMine}
        onTakeTheirs={editor.takeTheirs}
        onMerge={editor.merge}
      />
    </Part>
  );
}
