import { useEffect, useMemo, useState } from "react";

export type Choice = { id: string; label: string };
/** What there is to choose from, and how one of it is called: calling all of it by name takes a while. */
export type Choices = {
  all(present: string): string[];
  label(id: string): string;
  order?(one: Choice, other: Choice): number;
};

/** No longer than this at a time: a press is answered in between. */
const STEP_MS = 4;

/** Names some hundred choices once the page stands, a few at a time. */
function nameAll({ all, label, order }: Choices, present: string, onNamed: (choices: Choice[]) => void): () => void {
  const ids = all(present);
  const named: Choice[] = [];
  let timer = setTimeout(go);
  function go(): void {
    const end = performance.now() + STEP_MS;
    while (named.length < ids.length && performance.now() < end) {
      const id = ids[named.length] ?? "";
      named.push({ id, label: label(id) });
    }
    if (named.length < ids.length) timer = setTimeout(go);
    else onNamed(order ? named.toSorted(order) : named);
  }
  return () => clearTimeout(timer);
}

/** All of it by name, at once. */
function nameNow({ all, label, order }: Choices, present: string): Choice[] {
  const choices = all(present).map((id) => ({ id, label: label(id) }));
  return order ? choices.toSorted(order) : choices;
}

/** Many to choose from. At first there is the present choice alone, where there is one; `fill` is for who does not wait for the rest. */
export function useChoices(of: Choices, present: string): { choices: Choice[]; fill: () => void } {
  const [choices, setChoices] = useState<Choice[]>([]);
  const isNamed = choices.length > 0 && (present === "" || choices.some(({ id }) => id === present));
  const first = useMemo(() => (present === "" ? [] : [{ id: present, label: of.label(present) }]), [of, present]);
  useEffect(() => (isNamed ? undefined : nameAll(of, present, setChoices)), [of, present, isNamed]);
  const fill = (): void => {
    if (!isNamed) setChoices(nameNow(of, present));
  };
  return { choices: isNamed ? choices : first, fill };
}
