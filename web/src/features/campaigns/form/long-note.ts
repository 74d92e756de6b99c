/** Longer than this is no goal any more but what somebody has written down. */
const LONG_CHARACTERS = 300;
/** A first sentence that is longer says too much for a goal. */
const GOAL_CHARACTERS = 200;

type Fields = { goal: string; notes: string };

/**
 * A long note that is pasted as the goal: the plan reads all of it among the notes, and its first sentence is a goal to begin with.
 * Null for what is as short as a goal.
 */
export function takeLongNote(pasted: string, { goal, notes }: Fields): Fields | null {
  const note = pasted.trim();
  if (note.length <= LONG_CHARACTERS) return null;
  const [first] = new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(note);
  const sentence = first?.segment.replace(/\s+/g, " ").trim() ?? "";
  const begin = sentence.length <= GOAL_CHARACTERS ? sentence : "";
  return {
    goal: goal.trim() === "" ? begin : goal,
    notes: notes.trim() === "" ? note : `${notes.trimEnd()}\n\n${note}`,
  };
}
