import { underWay } from "../api/under-way.ts";

const SHELF = "handbill.under-way";

const remember = (): void => {
  try {
    if (underWay.count > 0) sessionStorage.setItem(SHELF, "yes");
  } catch {
    // Then the page shows what came along with it until it asks again.
  }
};

/** Remembers over a reload that a change was under way. Returns the way to stop it. */
export function rememberUnderWay(): () => void {
  addEventListener("pagehide", remember);
  return () => removeEventListener("pagehide", remember);
}

/** Whether this page was left in the middle of a change, which its first answers may not hold yet. Said once. */
export function wasLeftUnderWay(): boolean {
  try {
    const was = sessionStorage.getItem(SHELF) !== null;
    sessionStorage.removeItem(SHELF);
    return was;
  } catch {
    return false;
  }
}
