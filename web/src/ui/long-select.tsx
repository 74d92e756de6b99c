import type { ComponentProps } from "react";
import { PlainSelect } from "./plain-select.tsx";
import { useChoices, type Choices } from "./use-choices.ts";

type LongSelectProps = Omit<ComponentProps<typeof PlainSelect>, "choices" | "value" | "onFocus" | "onPointerDown"> & {
  of: Choices;
  value: string;
  /** What it is called to choose nothing, where that is possible. */
  none?: string;
};

/** A select of some hundred choices, which knows all of them by the time somebody turns to it. */
export function LongSelect({ of, none, ...select }: LongSelectProps) {
  const { choices, fill } = useChoices(of, select.value);
  const all = none === undefined ? choices : [{ id: "", label: none }, ...choices];
  return <PlainSelect {...select} choices={all} onFocus={fill} onPointerDown={fill} />;
}
