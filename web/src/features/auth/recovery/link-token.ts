import { useState } from "react";

const read = (kinds: readonly string[]): string | null => {
  const token = location.hash.slice(1);
  return kinds.some((kind) => token.startsWith(`${kind}.`)) && /^[\w.-]{20,100}$/.test(token) ? token : null;
};

/** What the link of a mail has behind its #, of one of these kinds; null where it is not whole. */
export const useLinkToken = (...kinds: string[]): string | null => useState(() => read(kinds))[0];
