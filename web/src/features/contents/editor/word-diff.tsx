import type { Channel } from "@handbill/contracts";
import type { ChangeObject } from "diff";
import { useTextLanguage } from "../../../ui/written.tsx";
import { flatTexts } from "../fields/flat-texts.ts";
import type { DraftFields } from "../fields/field-path.ts";
import { editorMessages as copy } from "./messages.ts";
import { wordChanges } from "./word-changes.ts";

function Change({ change: { added, removed, value } }: { change: ChangeObject<string> }) {
  if (added) {
    return (
      <ins className="bg-ok-soft text-ok underline decoration-1">
        <span className="sr-only">{copy.addedWord}</span>
        {value}
      </ins>
    );
  }
  if (removed) {
    return (
      <del className="bg-danger-soft text-danger line-through">
        <span className="sr-only">{copy.removedWord}</span>
        {value}
      </del>
    );
  }
  return value;
}

type WordDiffProps = { channel: Channel; before: DraftFields; after: DraftFields };

/** What changed between two texts of a content, word by word, field by field. */
export function WordDiff({ channel, before, after }: WordDiffProps) {
  const language = useTextLanguage();
  const rows = flatTexts(channel, before, after).filter((row) => row.before !== row.after);
  if (rows.length === 0) return <p className="text-sm text-muted">{copy.noDifference}</p>;
  return (
    <dl className="grid gap-3 text-sm">
      {rows.map(({ path, label, before: old, after: fresh }) => (
        <div key={path}>
          <dt className="text-muted">{label}</dt>
          <dd {...language} className="whitespace-pre-wrap">
            {wordChanges(old, fresh, language.lang).map((change, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a diff is drawn anew as a whole
              <Change key={index} change={change} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
