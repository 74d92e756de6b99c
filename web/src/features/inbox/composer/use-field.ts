import { useRef, useState } from "react";
import { withInserted } from "./written-reply.ts";
import { whyNot } from "./why-not.ts";

/** The field of a composer and the box beside it: where the attention goes when something is not right yet. */
export function useField() {
  const field = useRef<HTMLTextAreaElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  return {
    field,
    tick,
    problem,
    calm: (): void => setProblem(undefined),
    focus: (): void => field.current?.focus(),
    /** The text with something more in it, where the cursor stands. */
    inserted(text: string, more: string): string {
      const { current } = field;
      return withInserted(text, more, current?.selectionStart ?? text.length, current?.selectionEnd ?? text.length);
    },
    /** Says what is not right, and leads there; true where all is. */
    isReady(written: Parameters<typeof whyNot>[0]): boolean {
      const refusal = whyNot(written);
      setProblem(refusal?.why);
      if (!refusal) return true;
      if (refusal.isAboutTick) tick.current?.focus();
      else field.current?.focus();
      if (refusal.gap) field.current?.setSelectionRange(refusal.gap.start, refusal.gap.end);
      return false;
    },
  };
}
