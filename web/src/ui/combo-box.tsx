import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  Popover,
  Text,
} from "react-aria-components/ComboBox";
import { hintClass, inputClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";
import { messages } from "./messages.ts";
import { present } from "./present.ts";
import { ChoiceItem, listClass, popoverClass, type Choice } from "./select.tsx";

type ComboBoxProps = {
  label: string;
  description?: ReactNode;
  error?: string | undefined;
  choices: readonly Choice[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string;
  isDisabled?: boolean;
};

/** Choose one of many by typing a part of its name. */
export function ComboBox({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  placeholder,
  isDisabled = false,
}: ComboBoxProps) {
  return (
    <AriaComboBox
      defaultItems={choices}
      value={value}
      onChange={(key) => {
        if (typeof key === "string") onChange(key);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      validationBehavior="aria"
      allowsEmptyCollection
      className="grid content-start gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      {description && (
        <Text slot="description" className={hintClass}>
          {description}
        </Text>
      )}
      <div className="relative">
        <Input className={`${inputClass} pe-11`} {...present({ placeholder })} />
        <Button
          aria-label={messages.showAll}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-control text-muted"
        >
          <ChevronDown size={18} aria-hidden />
        </Button>
      </div>
      <FieldError>{error && <FieldMessage>{error}</FieldMessage>}</FieldError>
      <Popover className={popoverClass}>
        <ListBox<Choice>
          className={listClass}
          renderEmptyState={() => <p className="px-3 py-2 text-muted">{messages.noMatches}</p>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
