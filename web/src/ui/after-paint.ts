/** A page in the background is not drawn at all. */
const PATIENCE_MS = 300;

let painted: Promise<void> | undefined;

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

const drawn = (frames: Promise<void>): Promise<void> =>
  Promise.race([frames, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]).then(
    () => new Promise((resolve) => setTimeout(resolve, 0)),
  );

/** Waits until what changed just now is on the screen: whoever pressed sees the answer before the work that it starts. */
export const nextPaint = (): Promise<void> => drawn(nextFrame());

/** Waits until a page has been drawn for the first time: what only accompanies it must not share the line with what is looked at. */
export function afterPaint(): Promise<void> {
  painted ??= drawn(nextFrame().then(nextFrame));
  return painted;
}
