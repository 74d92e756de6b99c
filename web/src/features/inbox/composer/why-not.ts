import { composerMessages as words } from "./messages.ts";
import { type Gap, gapIn } from "./written-reply.ts";

type Written = { text: string; isNote: boolean; needsTick: boolean };

/** What stands in the way of sending, and where it is set right: in the field, at a gap in it, or at the box to tick. */
export type Refusal = { why: string; gap?: Gap | undefined; isAboutTick: boolean };

export function whyNot({ text, isNote, needsTick }: Written): Refusal | undefined {
  if (text.trim() === "") return { why: words.empty, isAboutTick: false };
  if (isNote) return undefined;
  const gap = gapIn(text);
  if (gap) return { why: words.unfilled(gap.braces), gap, isAboutTick: false };
  return needsTick ? { why: words.checkFirst, isAboutTick: true } : undefined;
}
