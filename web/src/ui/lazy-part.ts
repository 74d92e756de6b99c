import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Loaded<Props> = { default: ComponentType<Props> };

/** Runs each part that is known so far: a part is known from when the file that shows it has run. */
const parts = new Map<string, () => Promise<unknown>>();

/** What has happened already is told at once, not a moment later as any promise would. */
function atOnce<Value>(value: Value): Promise<Value> {
  const promise = Promise.resolve(value);
  const tell = (take: (value: Value) => unknown): Promise<Value> => {
    take(value);
    return promise;
  };
  // oxlint-disable-next-line unicorn/no-thenable -- React looks whether it is called before `then` returns
  return Object.assign(promise, { then: tell });
}

/**
 * A part of a page that comes in a file of its own, by the name of that file under `src`. The server may have painted it already:
 * such a part is run before the studio comes to life in the picture, and is there at once then. One that is waited for, be it for
 * a moment, would be taken out of the picture, and a shape would stand there meanwhile.
 */
export function lazyPart<Props>(
  file: string,
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  let loaded: Loaded<Props> | undefined;
  const run = async (): Promise<Loaded<Props>> => (loaded = { default: await load() });
  parts.set(file, run);
  return lazy(() => (loaded ? atOnce(loaded) : run()));
}

/** Runs parts that the server has painted, once their files are there. */
export const runParts = (files: readonly string[]) =>
  Promise.allSettled([...parts].filter(([file]) => files.includes(file)).map(([, run]) => run()));
