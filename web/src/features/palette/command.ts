import type { ReactNode } from "react";
import { plainWords } from "../../ui/plain-words.ts";

/** One line of the search: what it is called, and what choosing it does. */
export type Command = {
  id: string;
  label: string;
  /** Other words by which it is found. */
  also: string;
  icon: ReactNode;
  /** A second, smaller line. */
  hint?: string | undefined;
  /** The label is a text in the language of the business. */
  isWritten?: boolean;
  run: () => void;
};

export type CommandGroup = { id: string; title: string; commands: Command[] };

/** Whether every word that was typed begins a word of the command. Capitals and accents do not matter. */
function isMeant({ label, also }: Pick<Command, "label" | "also">, typed: string): boolean {
  const words = plainWords(`${label} ${also}`).split(/[^\p{L}\p{N}]+/u);
  return plainWords(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The groups with only what is meant; a group with nothing left goes. */
export const narrow = (groups: readonly CommandGroup[], typed: string): CommandGroup[] =>
  groups
    .map(({ commands, ...group }) => ({ ...group, commands: commands.filter((command) => isMeant(command, typed)) }))
    .filter(({ commands }) => commands.length > 0);
