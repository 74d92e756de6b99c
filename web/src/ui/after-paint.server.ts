import { Later } from "../painting/later.ts";

/** What comes after a paint is not in the first one. */
const later = (): Promise<void> => Promise.reject(new Later());
export const [nextPaint, afterPaint] = [later, later] as const;
