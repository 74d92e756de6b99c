import type { RefObject } from "react";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { langOf } from "../words.ts";
import { composerMessages as words } from "./messages.ts";

type ReplyFieldProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  kind: "reply" | "note";
  text: string;
  language: string | null;
  problem: string | undefined;
  onChange: (text: string) => void;
  onSubmit: () => void;
};

/** Where a reply or a note is written. Ctrl and Enter do what the main button does. */
export const ReplyField = ({ field, kind, text, language, problem, onChange, onSubmit }: ReplyFieldProps) => (
  <PlainTextArea
    ref={field}
    label={words[kind]}
    hint={kind === "note" ? words.noteHint : undefined}
    rows={5}
    maxLength={20_000}
    {...(kind === "reply" && langOf(language))}
    value={text}
    error={problem}
    onChange={onChange}
    onKeyDown={(event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onSubmit();
    }}
  />
);
