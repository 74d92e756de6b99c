import { AsyncLocalStorage } from "node:async_hooks";

/** What came along with a page: the ETag, where there is one, and the body as it was written, by the address that was asked. */
export type Answers = Record<string, [etag: string | null, body: string]>;

export type Request = {
  answers: Answers;
  /** Which of them were asked for. */
  taken: Set<string>;
  /** Parts of the page that come in files of their own, and are in the picture (ui/lazy-part.ts). */
  parts: Set<string>;
  /** How the page is called in the tab, once that is known. */
  title: string | null;
  /** What the browser says it keeps of the studio, as in a cookie. */
  kept: readonly string[];
};

/** The request whose page is being painted: whatever is asked meanwhile is answered by what was asked for this one alone. */
export const request = new AsyncLocalStorage<Request>();
