import { Later } from "../painting/later.ts";

/** What comes after the first paint is not in it. */
export const afterPaint = (): Promise<void> => Promise.reject(new Later());
