import { useId, type ReactNode } from "react";
import { cx, hintClass, labelClass } from "./classes.ts";
import { FieldMessage } from "./field-message.tsx";

export type CardChoice<Id extends string> = { id: Id; title: string; text?: string; icon?: ReactNode };

type SharedProps<Id extends string> = {
  legend: string;
  hint?: ReactNode;
  error?: string | undefined;
  choices: readonly CardChoice<Id>[];
  /** Cards side by side on a wide screen. */
  columns?: 2 | 3;
  /** On a phone two in a row, by their titles alone. */
  isTight?: boolean;
};

type ChoiceCardsProps<Id extends string> = SharedProps<Id> &
  (
    | { many: true; value: readonly Id[]; onChange: (value: Id[]) => void }
    | { many?: false; value: Id | null; onChange: (value: Id) => void }
  );

/** Choices as cards with native boxes or radios: one of them, or with `many` any number. Fit for pages of the first load. */
export function ChoiceCards<Id extends string>(props: ChoiceCardsProps<Id>) {
  const { legend, hint, error, choices, columns = 2, isTight = false } = props;
  const id = useId();
  const isChosen = (choice: Id): boolean => (props.many ? props.value.includes(choice) : props.value === choice);
  const toggle = (choice: Id): void => {
    if (!props.many) return props.onChange(choice);
    // The order of the choices, not of the clicks: the same set is always the same list.
    props.onChange(
      choices.map((card) => card.id).filter((card) => (card === choice ? !isChosen(card) : isChosen(card))),
    );
  };
  const described = cx(hint ? `${id}-hint` : "", error ? `${id}-error` : "");
  return (
    <fieldset className="grid min-w-0 content-start gap-2" aria-describedby={described || undefined}>
      <legend className={`${labelClass} mb-1.5`}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
      <div
        className={cx(
          "grid gap-2 sm:grid-cols-2",
          columns === 3 && "lg:grid-cols-3",
          // In rem: larger letters and the narrowest phones get one in a row.
          isTight && "max-sm:grid-cols-[repeat(auto-fill,minmax(min(100%,9.75rem),1fr))]",
        )}
      >
        {choices.map((choice) => (
          <label
            key={choice.id}
            className="relative flex min-h-11 items-start gap-3 rounded-card border border-line bg-surface p-3 max-sm:gap-1.5 max-sm:px-2 transition-colors duration-120 hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type={props.many ? "checkbox" : "radio"}
              name={id}
              checked={isChosen(choice.id)}
              onChange={() => toggle(choice.id)}
              className="mt-1 size-4 shrink-0 outline-none"
            />
            {choice.icon}
            <span className="grid min-w-0 gap-0.5">
              <span className="font-medium">{choice.title}</span>
              {choice.text && <span className={cx(hintClass, isTight && "max-sm:hidden")}>{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
    </fieldset>
  );
}
