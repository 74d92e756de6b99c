import { Later } from "../painting/later.ts";

/** What comes after a paint is not in the first one. */
export const nextPaint = (): Promise<void> => Promise.reject(new Later());
export const afterPaint = nextPaint;
