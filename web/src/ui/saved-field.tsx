import { useEffect, useRef, useState } from "react";
import { PlainField } from "./plain-field.tsx";
import { PlainTextArea } from "./plain-text-area.tsx";

type SavedFieldProps = {
  label: string;
  hint?: string;
  value: string;
  isLong?: boolean;
  type?: "text" | "email" | "tel";
  /** Resolves to why it could not be kept; undefined when it was. */
  onSave: (value: string) => Promise<string | undefined>;
};

/** A field that is kept when it is left: there is nothing to forget. What is not accepted stays, with the reason. */
export function SavedField({ label, hint, value, isLong = false, type = "text", onSave }: SavedFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();
  const save = async (): Promise<void> => {
    const typed = latest.current.text;
    if (typed === null || typed === value) return;
    const why = await onSave(typed);
    setFault(why);
    if (why === undefined) setText((present) => (present === typed ? null : present));
  };
  const latest = useRef({ text, save });
  useEffect(() => {
    latest.current = { text, save };
  });
  // A page may be left by a key, without leaving the field first.
  useEffect(() => () => void latest.current.save(), []);
  const shared = { label, hint, value: text ?? value, error: fault, onBlur: () => void save() };
  const type_ = (typed: string): void => {
    setText(typed);
    setFault(undefined);
  };
  return isLong ? (
    <PlainTextArea {...shared} onChange={type_} />
  ) : (
    <PlainField {...shared} type={type} onChange={(event) => type_(event.target.value)} />
  );
}
