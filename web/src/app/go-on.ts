import type { QueryClient } from "@tanstack/react-query";
import { startTransition, type ReactNode } from "react";
import { hydrateRoot, type HydrationOptions } from "react-dom/client";
import { takeFromPage } from "../api/first-answers.ts";
import { runParts } from "../ui/lazy-part.ts";
import type { createStudioRouter } from "./router.tsx";

const LOOK_MS = 20;
/** Something of the page may be waited for much longer: what is there can be used meanwhile. */
const PATIENCE_MS = 5_000;
const PARTS_MS = 3_000;
const KEPT_WORDS = /^handbill\.(?:draft|asked|plan-draft|plan-wish|new-campaign)\./;
const CONTROLS = "a[href], button, input, select, textarea";

/** What the server has painted the page from, by the keys of the queries, and which parts it has painted. */
type FirstData = { data: (readonly [key: readonly unknown[], data: unknown])[]; parts: string[] };

const isFirstData = (value: object): value is FirstData => "data" in value && "parts" in value;

/** Whether there are words that only this device keeps, which no server can have painted. */
function keepsWords(): boolean {
  try {
    return Object.keys(localStorage).some((name) => KEPT_WORDS.test(name));
  } catch {
    return false;
  }
}

/** What the server left out on purpose is drawn now; what it has drawn otherwise is drawn anew, which a test can find. */
function watchRepaints(): (error: unknown) => void {
  const isExpected = keepsWords();
  return (error) => {
    if (isExpected || Reflect.get(Object(error), "digest") === "later") return;
    document.documentElement.dataset["repainted"] = String(error);
  };
}

/** Runs what the server has named because the picture needs it; a part is known once the file that shows it has run. */
async function runAll(parts: readonly string[]): Promise<void> {
  const files = [...document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]")];
  await Promise.allSettled(files.map(({ href }) => import(/* @vite-ignore */ href)));
  await runParts(parts);
}

const later = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** React knows an element by a property that begins like this, from when it is more than a picture. */
const isAlive = (element: Element): boolean => Object.keys(element).some((name) => name.startsWith("__reactProps"));

async function untilAlive(place: Element): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  const isWhole = (): boolean =>
    place.childElementCount > 0 && Array.from(place.querySelectorAll(CONTROLS)).every(isAlive);
  while (performance.now() < end && !isWhole()) await later(LOOK_MS);
}

/** What a browser has put back into a field after a reload, behind the studio's back, gives way to what the studio knows. */
function agree(element: Element): void {
  const name = Object.keys(element).find((own) => own.startsWith("__reactProps"));
  const { value, checked } = Object.assign(
    { value: undefined, checked: undefined },
    name && Reflect.get(element, name),
  );
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  if (isField && typeof value === "string" && element.value !== value) element.value = value;
  if (element instanceof HTMLInputElement && typeof checked === "boolean") element.checked = checked;
}

/** Does what was pressed on the picture, which public/theme.js has kept. */
function repeat(event: unknown): void {
  if (event instanceof MouseEvent) {
    const element = document.elementFromPoint(event.clientX, event.clientY);
    if (!(element instanceof HTMLElement)) return;
    element.focus({ preventScroll: true });
    element.click();
  }
  if (event instanceof KeyboardEvent) {
    const focused = document.activeElement ?? document.body;
    const isTaken = !focused.dispatchEvent(new KeyboardEvent(event.type, event));
    // What a browser would do by itself: letters go where the focus is by now.
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isTaken && isLetter && focused.matches("input, textarea"))
      document.execCommand("insertText", false, event.key);
  }
}

type Ground = {
  place: HTMLElement;
  client: QueryClient;
  router: ReturnType<typeof createStudioRouter>;
  options: HydrationOptions;
};

/**
 * Goes on in what the server has painted (src/painting): the same page from the same data. Until all of it can be used it is out
 * of reach, for keys and screen readers too, and what is pressed on it meanwhile is done then.
 */
export async function goOn(studio: ReactNode, { place, client, router, options }: Ground): Promise<void> {
  const first = Object(takeFromPage("first-data"));
  if (!isFirstData(first)) throw new Error("a picture without what it was painted from");
  for (const [key, known] of first.data) client.setQueryData(key, known);
  router.ssr = { manifest: undefined };
  await Promise.all([router.load(), Promise.race([runAll(first.parts), later(PARTS_MS)])]);
  const onRecoverableError = watchRepaints();
  // In small steps, so that the browser is never held up.
  startTransition(() => {
    hydrateRoot(place, studio, { ...options, onRecoverableError });
  });
  await untilAlive(place);
  place.querySelectorAll(CONTROLS).forEach(agree);
  delete document.documentElement.dataset["painted"];
  // Unless something lies over all of it by now, which puts it out of reach itself.
  const over = document.querySelector("[aria-modal=true]");
  if (over === null || place.contains(over)) place.inert = false;
  const pressed: unknown = Reflect.get(globalThis, "handbillPressed");
  if (Array.isArray(pressed)) for (const event of pressed.splice(0)) repeat(event);
}
