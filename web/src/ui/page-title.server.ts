import { request } from "../painting/request.ts";

/** Notes how the page is called, as its neighbour will write it: it comes with that title. */
export function usePageTitle(title: string): void {
  const painting = request.getStore();
  if (painting) painting.title = `${title} · Handbill`;
}

/** What goes on just now is told by the studio, once it has come to life. */
export const useTitlePrefix = (): void => undefined;
