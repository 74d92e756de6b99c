import { diffWords, diffWordsWithSpace, type ChangeObject } from "diff";
import { useTextLanguage } from "./written.tsx";

const copy = { added: "added: ", removed: "removed: " };

const HAS_NO_SPACES = /^(ja|zh|th|lo|km|my)\b/;

/** Words that differ. Languages without spaces are cut by the browser's own rules. */
function wordChanges(before: string, after: string, language: string): ChangeObject<string>[] {
  if (!HAS_NO_SPACES.test(language)) return diffWordsWithSpace(before, after);
  return diffWords(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) });
}

function Change({ change: { added, removed, value } }: { change: ChangeObject<string> }) {
  if (added) {
    return (
      <ins className="bg-ok-soft text-ok underline decoration-1">
        <span className="sr-only">{copy.added}</span>
        {value}
      </ins>
    );
  }
  if (removed) {
    return (
      <del className="bg-danger-soft text-danger line-through">
        <span className="sr-only">{copy.removed}</span>
        {value}
      </del>
    );
  }
  return value;
}

type TextDiffProps = {
  before: string;
  after: string;
  /** Only what was there, or only what is there now: for two texts side by side. */
  side?: "before" | "after";
};

/** What changed in a text of the business, word by word. */
export function TextDiff({ before, after, side }: TextDiffProps) {
  const language = useTextLanguage();
  const changes = wordChanges(before, after, language.lang).filter(
    ({ added, removed }) => side === undefined || (side === "before" ? !added : !removed),
  );
  return (
    <p {...language} className="whitespace-pre-wrap">
      {changes.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a diff is drawn anew as a whole
        <Change key={index} change={change} />
      ))}
    </p>
  );
}
