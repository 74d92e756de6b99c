/** The lists of an inbox, in the order in which they are offered. */
export const VIEWS = ["open", "unread", "waiting", "mine", "snoozed", "done", "all"] as const;
export type View = (typeof VIEWS)[number];

/** Which conversations are listed. */
export type InboxFilter = { view: View; q: string; label: string };

/** What stands in the address. */
export type InboxAddress = {
  thread?: string | undefined;
  status?: string | undefined;
  q?: string | undefined;
  label?: string | undefined;
};

export type InboxSearch = InboxFilter & { thread: string | undefined };

const isView = (text: string | undefined): text is View => VIEWS.some((view) => view === text);

/** Whoever looks for words looks everywhere, unless they chose a list. */
const usualView = (q: string): View => (q === "" ? "open" : "all");

export const readAddress = ({ thread, status, q = "", label = "" }: InboxAddress): InboxSearch => ({
  thread,
  view: isView(status) ? status : usualView(q),
  q,
  label,
});

/** The address of it; what goes without saying is left out. */
export const addressOf = ({ thread, view, q, label }: InboxSearch): InboxAddress => ({
  ...(view !== usualView(q) && { status: view }),
  ...(q !== "" && { q }),
  ...(label !== "" && { label }),
  ...(thread !== undefined && { thread }),
});

/** After another word was typed: a list that was not chosen changes with it. */
export const withWords = (search: InboxSearch, q: string): InboxSearch => ({
  ...search,
  q,
  view: search.view === usualView(search.q) ? usualView(q) : search.view,
});
