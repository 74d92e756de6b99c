import { useEffect } from "react";

const PRODUCT = "Handbill";
let page = "";
let prefix = "";

/** What it came with stays until the page has said its name. */
const arrived = document.title;

const write = (): void => {
  document.title = [prefix, page ? `${page} · ${PRODUCT}` : arrived].filter(Boolean).join(" ");
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
