/** A page in the background is not drawn at all. */
const PATIENCE_MS = 300;

let painted: Promise<void> | undefined;

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until a page has been drawn for the first time: what only accompanies it must not share the line with what is looked at. */
export function afterPaint(): Promise<void> {
  painted ??= Promise.race([
    nextFrame().then(nextFrame),
    new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]).then(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return painted;
}
