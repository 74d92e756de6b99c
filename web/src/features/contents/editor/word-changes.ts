import { diffWordsWithSpace, diffWords, type ChangeObject } from "diff";

const HAS_NO_SPACES = /^(ja|zh|th|lo|km|my)\b/;
/** So little in common between two changes is chance: "the", a comma, a space. */
const LITTLE = 4;

type Words = ChangeObject<string>;

const change = (value: string, kind: "added" | "removed"): Words[] =>
  value === "" ? [] : [{ value, added: kind === "added", removed: kind === "removed", count: 1 }];

/** Changes with next to nothing between them become one: what was there, then what is there now. */
function joinNear(words: readonly Words[]): Words[] {
  const joined: Words[] = [];
  let old = "";
  let fresh = "";
  const close = () => {
    joined.push(...change(old, "removed"), ...change(fresh, "added"));
    old = "";
    fresh = "";
  };
  for (const [index, word] of words.entries()) {
    const isBetween = old + fresh !== "" && words[index + 1] !== undefined;
    if (word.removed) old += word.value;
    else if (word.added) fresh += word.value;
    else if (isBetween && word.value.trim().length < LITTLE && !word.value.includes("\n")) {
      old += word.value;
      fresh += word.value;
    } else {
      close();
      joined.push(word);
    }
  }
  close();
  return joined;
}

/** Words that differ. Languages without spaces are cut by the browser's own rules. */
export function wordChanges(before: string, after: string, language: string): Words[] {
  if (!HAS_NO_SPACES.test(language)) return joinNear(diffWordsWithSpace(before, after));
  return diffWords(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) });
}
