import { type ConversationCounts, InboxChange } from "@handbill/contracts";

type Source = {
  addEventListener(name: string, hear: (event: Event) => void): void;
  close(): void;
  readonly readyState: number;
};

/** A stream that was refused is opened again after this long; nothing is asked for more often. */
const AGAIN_MS = 30_000;
const CLOSED = 2;

function readCounts(event: Event): ConversationCounts | undefined {
  try {
    const change = InboxChange.safeParse(JSON.parse(event instanceof MessageEvent ? String(event.data) : "null"));
    return change.data?.counts;
  } catch {
    return undefined;
  }
}

/**
 * Hears of every change in the conversations of a business; answers how to stop. The browser opens a stream anew that broke. The
 * session cookie goes along, since an EventSource can carry no token.
 */
export function openInboxEvents(
  businessId: string,
  onChange: (counts: ConversationCounts) => void,
  open: (address: string) => Source = (address) => new EventSource(address),
): () => void {
  let source: Source;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = (): void => {
    source = open(`/api/v1/businesses/${businessId}/conversations/events`);
    source.addEventListener("inbox", (event) => {
      const counts = readCounts(event);
      if (counts) onChange(counts);
    });
    source.addEventListener("error", () => {
      if (source.readyState !== CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, AGAIN_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
