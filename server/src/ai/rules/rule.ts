import type { FieldError } from "@handbill/contracts";

/** What a rule found. `hard` must not be saved; `soft` is worth one more try, and is told to the owner when that does not help. */
export type Issue = FieldError & { severity: "hard" | "soft" };

export const hard = (path: string, message: string): Issue => ({ path, message, severity: "hard" });
export const soft = (path: string, message: string): Issue => ({ path, message, severity: "soft" });

export const toFieldError = ({ severity: _severity, ...error }: Issue): FieldError => error;

/** The same texts with what a model adds by habit taken out: citations like `[F2]`, and markdown where there is none. */
export const withoutCitations = (text: string): string =>
  text.replace(/\s?[[(](?:[FO]\d{1,2})(?:\s?[,;]\s?[FO]\d{1,2})*[\])]/g, "");

/** So far an end is looked for: in a text that only opens, each opening would look through all the rest. */
const STRESSED = /(\*\*|__)(?=\S)([^\n]{0,2000}?\S)\1/g;

export const withoutMarkdown = (text: string): string =>
  text
    .replace(STRESSED, "$2")
    .replace(/^#{1,6}\s+(?=\S)/gm, "")
    .replace(/`([^`\n]+)`/g, "$1");
