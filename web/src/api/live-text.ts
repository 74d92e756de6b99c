import type { PartialText } from "@handbill/contracts";
import { useSyncExternalStore } from "react";

/** The beginning of each text of a content that is being written. */
export type LiveText = readonly PartialText[];

const NOTHING: LiveText = [];
const texts = new Map<string, LiveText>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Texts in the making, by content. They are shown and never kept: what counts comes checked, from the server's contents. */
export const liveTexts = {
  put(contentId: string, text: LiveText): void {
    texts.set(contentId, text);
    tell();
  },
  clear(): void {
    if (texts.size === 0) return;
    texts.clear();
    tell();
  },
  read: (contentId: string): LiveText => texts.get(contentId) ?? NOTHING,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** The text of a content as far as it has been written; empty while nothing is known. */
export function useLiveText(contentId: string): LiveText {
  const read = (): LiveText => liveTexts.read(contentId);
  return useSyncExternalStore(liveTexts.subscribe, read, read);
}
