/** What comes after the first paint is not in it. */
class Later extends Error {
  readonly digest = "later";
}

export const afterPaint = (): Promise<void> => Promise.reject(new Later());
