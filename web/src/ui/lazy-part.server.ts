import { createElement, lazy, type ComponentType, type JSX, type LazyExoticComponent } from "react";
import { request } from "../painting/request.ts";

/** Notes which parts are in the picture: the page brings their files along. */
export function lazyPart<Props extends JSX.IntrinsicAttributes>(
  file: string,
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const part = await load();
    const Noted = (props: Props) => {
      request.getStore()?.parts.add(file);
      return createElement(part, props);
    };
    return { default: Noted };
  });
}

/** There is nothing to be prepared where everything is one file. */
export const runParts = (): Promise<void> => Promise.resolve();
