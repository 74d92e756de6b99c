import { useEffect } from "react";

const PRODUCT = "Handbill";
let page = "";
let prefix = "";

/** Until the page has its name, the one that it came with stays. */
const write = (): void => {
  if (page !== "") document.title = [prefix, `${page} · ${PRODUCT}`].filter(Boolean).join(" ");
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
