import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { Card } from "../../ui/card.tsx";
import { hintClass, inputClass, labelClass } from "../../ui/classes.ts";
import { formatDate } from "../../ui/dates.ts";
import { FieldMessage } from "../../ui/field-message.tsx";
import { PlainButton, PlainIconButton } from "../../ui/plain-button.tsx";
import { messages } from "./messages.ts";
import type { ProfileForm } from "./use-profile-form.ts";

const words = messages.profile;

type CardProps = { form: ProfileForm };

const Weekdays = ({ form: { profile, errors, set } }: CardProps) => {
  const toggle = (day: number): void => {
    const { closedWeekdays: closed } = profile;
    const next = closed.includes(day) ? closed.filter((one) => one !== day) : [...closed, day];
    set({ closedWeekdays: next.toSorted((first, second) => first - second) });
  };
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className={`${labelClass} mb-1.5`}>{words.closedWeekdays}</legend>
      <div className="flex flex-wrap gap-2">
        {words.weekdays.map((name, index) => (
          <button
            key={name}
            type="button"
            aria-pressed={profile.closedWeekdays.includes(index + 1)}
            onClick={() => toggle(index + 1)}
            className="tap rounded-full border border-control px-3 text-sm hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium"
          >
            {name}
          </button>
        ))}
      </div>
      {errors["closedWeekdays"] && <FieldMessage>{errors["closedWeekdays"]}</FieldMessage>}
    </fieldset>
  );
};

function Dates({ form: { profile, errors, set } }: CardProps) {
  const box = useRef<HTMLDivElement>(null);
  const { closedDates } = profile;
  const add = (): void => {
    set({ closedDates: [...closedDates, ""] });
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus());
  };
  return (
    <div ref={box} role="group" aria-labelledby="closed-dates" className="grid gap-2">
      <p id="closed-dates" className={labelClass}>
        {words.closedDates}
      </p>
      {closedDates.length > 0 && (
        <ul className="grid gap-2">
          {closedDates.map((date, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
            <li key={index} className="grid gap-1">
              <span className="flex max-w-72 gap-1">
                <input
                  type="date"
                  className={`${inputClass} min-w-0`}
                  aria-label={words.closedDate(index + 1)}
                  aria-invalid={errors[`closedDates.${index}`] ? true : undefined}
                  value={date}
                  onChange={(event) => set({ closedDates: closedDates.with(index, event.target.value) })}
                />
                <PlainIconButton
                  aria-label={words.remove(date ? formatDate(date) : words.closedDate(index + 1))}
                  onClick={() => set({ closedDates: closedDates.toSpliced(index, 1) })}
                >
                  <X size={18} aria-hidden />
                </PlainIconButton>
              </span>
              {errors[`closedDates.${index}`] && <FieldMessage>{errors[`closedDates.${index}`]}</FieldMessage>}
            </li>
          ))}
        </ul>
      )}
      {errors["closedDates"] && <FieldMessage>{errors["closedDates"]}</FieldMessage>}
      <div>
        <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={add}>
          {words.closedAdd}
        </PlainButton>
      </div>
    </div>
  );
}

/** When nobody is there: the calendar warns before something is scheduled for such a day. */
export const ClosedCard = ({ form }: CardProps) => (
  <Card title={words.closedTitle}>
    <p className={`${hintClass} -mt-2 mb-4`}>{words.closedHint}</p>
    <div className="grid gap-5">
      <Weekdays form={form} />
      <Dates form={form} />
    </div>
  </Card>
);
