import type { SaveState } from "./autosave.ts";

const UNSAVED: ReadonlySet<SaveState["kind"]> = new Set<SaveState["kind"]>(["held", "emptied", "conflict", "retrying"]);

/** True while the text on the screen is not the one that the server has, and nothing is under way that changes this soon. */
export const isUnsaved = ({ kind }: SaveState): boolean => UNSAVED.has(kind);
