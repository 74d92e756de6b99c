import { useEffect } from "react";
import { titleWords } from "./title-words.ts";

let page = "";
let prefix = "";

const write = (): void => {
  document.title = titleWords(page, prefix);
};

/** Names the page in the tab and in the browser's history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    write();
  }, [title]);
}

/** Text before the title, as in "(Writing) Spring menu"; empty for none. */
export function useTitlePrefix(text: string): void {
  useEffect(() => {
    prefix = text;
    write();
  }, [text]);
}
