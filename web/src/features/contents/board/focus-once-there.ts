const PATIENCE_MS = 5000;

/**
 * Gives the focus to what a press asked for, which may still be on its way. Whatever the owner does meanwhile comes first.
 */
export function focusOnceThere(selector: string): void {
  const focus = (): boolean => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus();
    return element !== null;
  };
  if (focus()) return;
  const done = new AbortController();
  const watch = new MutationObserver(() => {
    if (focus()) done.abort();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const { signal } = done;
  signal.addEventListener("abort", () => watch.disconnect());
  const stop = (): void => done.abort();
  // The key that asked for it is still on its way up the page: only what comes after it counts.
  setTimeout(() => {
    for (const act of ["keydown", "pointerdown"]) document.addEventListener(act, stop, { capture: true, signal });
  });
  setTimeout(stop, PATIENCE_MS);
}
