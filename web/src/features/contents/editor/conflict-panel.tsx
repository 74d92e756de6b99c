import type { Channel } from "@handbill/contracts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import type { Stored } from "./autosave.ts";
import { editorMessages as copy } from "./messages.ts";
import { WordDiff } from "./word-diff.tsx";

type ConflictPanelProps = {
  channel: Channel;
  theirs: Stored;
  mine: DraftFields;
  onKeepMine: (theirs: Stored) => void;
  onTakeTheirs: (theirs: Stored) => void;
};

/** Two people, or two windows, changed the same text: what differs, and the choice. */
export function ConflictPanel({ channel, theirs, mine, onKeepMine, onTakeTheirs }: ConflictPanelProps) {
  return (
    <section role="alert" aria-label={copy.conflictTitle} className="grid gap-3 rounded-card border border-danger p-4">
      <h3 className="text-base">{copy.conflictTitle}</h3>
      <p className="text-sm text-muted">{copy.conflictLead}</p>
      <div className="rounded-control bg-sunk p-3">
        <WordDiff channel={channel} before={theirs.fields} after={mine} />
      </div>
      <div className="flex flex-wrap gap-2">
        <PlainButton variant="primary" onClick={() => onKeepMine(theirs)}>
          {copy.keepMine}
        </PlainButton>
        <PlainButton onClick={() => onTakeTheirs(theirs)}>{copy.takeTheirs}</PlainButton>
      </div>
    </section>
  );
}
