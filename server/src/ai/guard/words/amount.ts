/** A stretch of a text that states something in words, and the digits that say the same. */
export type Amount = { start: number; end: number; digits: string };

/** Stands before a number that is a lower bound: "hundreds" are at least so many. */
export const AT_LEAST = "\ue000";
