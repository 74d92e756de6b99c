import { request } from "../painting/request.ts";
import { titleWords } from "./title-words.ts";

/** Notes how the page is called: it comes with that title. */
export function usePageTitle(title: string): void {
  const painting = request.getStore();
  if (painting) painting.title = titleWords(title);
}

/** What goes on just now is told by the studio, once it has come to life. */
export const useTitlePrefix = (): void => undefined;
