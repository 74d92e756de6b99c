import type { Channel } from "@handbill/contracts";
import { useState } from "react";
import { formatAgo } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { useTextLanguage } from "../../../ui/written.tsx";
import { fieldName } from "../fields/channel-form.ts";
import { textAt, withValue, type DraftFields } from "../fields/field-path.ts";
import type { Stored } from "./autosave.ts";
import { bothFields, pathsToMerge } from "./both-texts.ts";
import { conflictMessages as copy } from "./conflict-messages.ts";
import { WordDiff } from "./word-diff.tsx";

type Choices = {
  onKeepMine: (theirs: Stored) => void;
  onTakeTheirs: (theirs: Stored) => void;
  onMerge: (theirs: Stored, merged: DraftFields) => void;
};
type ConflictPanelProps = Choices & { channel: Channel; theirs: Stored; mine: DraftFields };

type MergeProps = Pick<ConflictPanelProps, "channel" | "theirs" | "mine" | "onMerge"> & { onBack: () => void };

/** Both texts in one, to be put right by hand. */
function MergeByHand({ channel, theirs, mine, onMerge, onBack }: MergeProps) {
  const language = useTextLanguage();
  const [merged, setMerged] = useState(() => bothFields(channel, theirs.fields, mine));
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{copy.mergeLead}</p>
      {pathsToMerge(channel, theirs.fields, mine).map((path, index) => (
        <PlainTextArea
          key={path}
          label={fieldName(channel, path)}
          {...language}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone
          autoFocus={index === 0}
          rows={3}
          value={textAt(merged, path)}
          onChange={(text) => setMerged(withValue(merged, path, text))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <PlainButton variant="primary" onClick={() => onMerge(theirs, merged)}>
          {copy.saveMerged}
        </PlainButton>
        <PlainButton onClick={onBack}>{copy.back}</PlainButton>
      </div>
    </div>
  );
}

/** Two people, or two windows, changed the same text: what differs, and the choice. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { channel, theirs, mine, onKeepMine, onTakeTheirs } = props;
  const [isMerging, setIsMerging] = useState(false);
  return (
    <section role="alert" aria-label={copy.title} className="grid gap-3 rounded-card border border-danger p-4">
      <h3 className="text-base">
        {theirs.changedAt === undefined ? copy.title : copy.titled(formatAgo(theirs.changedAt))}
      </h3>
      {isMerging ? (
        <MergeByHand {...props} onBack={() => setIsMerging(false)} />
      ) : (
        <>
          <p className="text-sm text-muted">{copy.lead}</p>
          <div className="rounded-control bg-sunk p-3">
            <WordDiff channel={channel} before={theirs.fields} after={mine} />
          </div>
          <div className="flex flex-wrap gap-2">
            <PlainButton variant="primary" onClick={() => onKeepMine(theirs)}>
              {copy.keepMine}
            </PlainButton>
            <PlainButton onClick={() => onTakeTheirs(theirs)}>{copy.takeTheirs}</PlainButton>
            <PlainButton variant="quiet" onClick={() => setIsMerging(true)}>
              {copy.merge}
            </PlainButton>
          </div>
        </>
      )}
    </section>
  );
}
