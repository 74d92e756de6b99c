import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from "react-aria-components/Select";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";
import { messages } from "./messages.ts";

export type Choice<Id extends string = string> = { id: Id; label: string; description?: string };

type SelectProps<Id extends string> = {
  label: string;
  isLabelHidden?: boolean;
  description?: ReactNode;
  error?: string | undefined;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
};

const listClass = "max-h-72 overflow-auto p-1 outline-none";
export const popoverClass =
  "min-w-(--trigger-width) max-w-[calc(100vw-1rem)] rounded-card border border-line bg-surface text-ink shadow-float data-entering:animate-enter";
export const itemClass =
  "tap flex cursor-default items-center gap-2 rounded-control px-3 py-1.5 text-base outline-none data-focused:bg-sunk data-selected:font-medium data-focus-visible:outline-offset-[-2px]";

/** One row of a list to choose from. */
const ChoiceItem = ({ choice }: { choice: Choice }) => (
  <ListBoxItem id={choice.id} textValue={choice.label} className={itemClass}>
    {({ isSelected }) => (
      <>
        <span className="grid min-w-0 flex-1">
          <Text slot="label">{choice.label}</Text>
          {choice.description && (
            <Text slot="description" className="text-sm font-normal text-muted">
              {choice.description}
            </Text>
          )}
        </span>
        {isSelected && <Check size={16} className="shrink-0 text-accent" aria-hidden />}
      </>
    )}
  </ListBoxItem>
);

/** Choose one of a few. For long lists use PlainSelect. */
export function Select<Id extends string>({
  label,
  isLabelHidden,
  description,
  error,
  choices,
  value,
  onChange,
  placeholder,
  isDisabled = false,
}: SelectProps<Id>) {
  const pick = (key: unknown): void => {
    const chosen = choices.find(({ id }) => id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect
      value={value}
      onChange={pick}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className="grid content-start gap-1.5"
    >
      <Label className={isLabelHidden ? "sr-only" : labelClass}>{label}</Label>
      {description && (
        <Text slot="description" className={hintClass}>
          {description}
        </Text>
      )}
      <Button className={`${inputClass} flex items-center justify-between gap-2 text-start`}>
        <SelectValue className="truncate data-placeholder:text-muted">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? (placeholder ?? messages.chooseOne) : defaultChildren
          }
        </SelectValue>
        <ChevronDown size={18} className="shrink-0 text-muted" aria-hidden />
      </Button>
      <FieldError>{error && <FieldMessage>{error}</FieldMessage>}</FieldError>
      <Popover className={popoverClass}>
        <ListBox items={choices} className={listClass}>
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
