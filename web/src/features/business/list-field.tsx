import { Plus, X } from "lucide-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { hintClass, inputClass, labelClass } from "../../ui/classes.ts";
import { FieldMessage } from "../../ui/field-message.tsx";
import { PlainButton, PlainIconButton } from "../../ui/plain-button.tsx";
import { toast } from "../../ui/toast.ts";
import { messages } from "./messages.ts";

const words = messages.profile;

type ListFieldProps = {
  label: string;
  hint: string;
  addLabel: string;
  placeholder: string;
  lang: string;
  items: string[];
  onChange: (items: string[]) => void;
  /** Error of one row by its index, and of the whole list. */
  errorOf: (index: number) => string | undefined;
  error?: string | undefined;
};

/** A list of short texts. Enter adds the next row; a removed row can be brought back. */
export function ListField({
  label,
  hint,
  addLabel,
  placeholder,
  lang,
  items,
  onChange,
  errorOf,
  error,
}: ListFieldProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });

  const focusRow = (index: number): void => {
    requestAnimationFrame(() => box.current?.querySelectorAll("input")[index]?.focus());
  };
  const add = (index: number): void => {
    onChange(items.toSpliced(index, 0, ""));
    focusRow(index);
  };
  const remove = (index: number): void => {
    const removed = items[index] ?? "";
    onChange(items.toSpliced(index, 1));
    focusRow(Math.max(0, index - 1));
    if (removed.trim() === "") return;
    const putBack = (): void => onChange(latest.current.toSpliced(index, 0, removed));
    toast(words.removed, { action: { label: words.undo, onPress: putBack }, detail: removed });
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(index + 1);
  };

  return (
    <div ref={box} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`} className="grid gap-2">
      <p id={`${id}-label`} className={labelClass}>
        {label}
      </p>
      <p id={`${id}-hint`} className={hintClass}>
        {hint}
      </p>
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
        <div key={index} className="grid gap-1">
          <div className="flex gap-1">
            <input
              className={inputClass}
              aria-label={`${label} ${index + 1}`}
              aria-invalid={errorOf(index) ? true : undefined}
              aria-describedby={errorOf(index) ? `${id}-${index}` : undefined}
              value={item}
              lang={lang}
              dir="auto"
              placeholder={placeholder}
              onChange={(event) => onChange(items.with(index, event.target.value))}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            <PlainIconButton
              aria-label={words.remove(item.trim() || `${label} ${index + 1}`)}
              onClick={() => remove(index)}
            >
              <X size={18} aria-hidden />
            </PlainIconButton>
          </div>
          {errorOf(index) && <FieldMessage id={`${id}-${index}`}>{errorOf(index)}</FieldMessage>}
        </div>
      ))}
      {error && <FieldMessage>{error}</FieldMessage>}
      <div>
        <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={() => add(items.length)}>
          {addLabel}
        </PlainButton>
      </div>
    </div>
  );
}
