const all = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-conversation]")];

const idOf = (row: Element | null | undefined): string | undefined =>
  row instanceof HTMLElement ? row.dataset["conversation"] : undefined;

/** The conversation whose line has the focus. */
export const focusedRow = (): string | undefined => idOf(document.activeElement?.closest("[data-conversation]"));

export function focusRow(conversationId: string | undefined): void {
  const row = all().find((one) => idOf(one) === conversationId);
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** A second: a list that is drawn anew is there by then. */
const MOST_FRAMES = 60;

/** The same as soon as the line can be seen: the list may be on its way back. */
export function focusRowSoon(conversationId: string | undefined, frames = MOST_FRAMES): void {
  const row = all().find((one) => idOf(one) === conversationId);
  if (row?.checkVisibility()) focusRow(conversationId);
  else if (conversationId !== undefined && frames > 0)
    requestAnimationFrame(() => focusRowSoon(conversationId, frames - 1));
}

/** The line that is `step` further than this one; from nowhere, the first. */
export function rowBeside(conversationId: string | undefined, step: 1 | -1): string | undefined {
  const rows = all();
  const here = rows.findIndex((one) => idOf(one) === conversationId);
  return idOf(here === -1 ? rows[0] : rows[here + step]);
}

/** Where the attention goes when this conversation leaves the list: to the next, at the end to the one before. */
export const rowAfter = (conversationId: string): string | undefined =>
  rowBeside(conversationId, 1) ?? rowBeside(conversationId, -1);
