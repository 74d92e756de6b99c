import { turn } from "../seed.ts";

/** What the slots of templates are filled with. An empty text means: nothing known. */
export type Slots = Readonly<Record<string, string>>;

const SLOT = /\{(\??[A-Za-z]+)\}/gu;

/** Fills a template; null when it asks for something that is not known. `choice` takes the side of each `[a|b]`. */
export function render(template: string, slots: Slots, choice: 0 | 1): string | null {
  const chosen = template.replaceAll(/\[([^[\]|]*)\|([^[\]|]*)\]/gu, (_, first: string, second: string) =>
    choice === 0 ? first : second,
  );
  const names = [...chosen.matchAll(SLOT)].map(([, name]) => name ?? "");
  if (names.some((name) => !slots[name.replace("?", "")])) return null;
  return chosen.replaceAll(SLOT, (slot, name: string, at: number) => {
    const value = slots[name] ?? "";
    const doubled = /[.。]$/u.test(value) && /^[.。]/u.test(chosen.slice(at + slot.length));
    return doubled ? value.slice(0, -1) : value;
  });
}

export function renderAll(templates: readonly string[], slots: Slots, choice: 0 | 1, start = 0): string[] {
  return turn(templates, start)
    .map((template) => render(template, slots, choice))
    .filter((text) => text !== null);
}

/** What a text says first, for those who want it short. */
export const firstSentence = (text: string): string => text.split(/(?<=[.!?؟])\s+|(?<=。)/u)[0] ?? text;
