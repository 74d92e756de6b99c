import type { InboxSettings } from "@handbill/contracts";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { placeOf } from "../../../scheduling/moments.ts";
import { Card } from "../../../ui/card.tsx";
import { hintClass, inputClass } from "../../../ui/classes.ts";
import { FieldMessage } from "../../../ui/field-message.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { Toggle } from "../../../ui/toggle.tsx";
import { type DayHours, hoursOf, weekOf, wrongDay } from "./day-hours.ts";
import { settingsMessages } from "./messages.ts";
import { useInboxSettings } from "./use-inbox-settings.ts";

const words = settingsMessages.hours;

type DayProps = { name: string; day: DayHours; onChange: (change: Partial<DayHours>) => void };

const Day = ({ name, day: { isOpen, from, to }, onChange }: DayProps) => (
  <li className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[10rem_1fr]">
    <label className="tap flex items-center gap-3">
      <input
        type="checkbox"
        className="size-5 shrink-0"
        checked={isOpen}
        onChange={(event) => onChange({ isOpen: event.target.checked })}
      />
      {name}
    </label>
    {isOpen && (
      <span className="grid grid-cols-2 gap-2">
        <input
          type="time"
          required
          aria-label={words.from(name)}
          className={inputClass}
          value={from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
        <input
          type="time"
          required
          aria-label={words.to(name)}
          className={inputClass}
          value={to}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </span>
    )}
  </li>
);

/** When somebody answers, day by day. */
export function HoursCard({ businessId, settings }: { businessId: string; settings: InboxSettings }) {
  const { timezone } = useActiveBusiness();
  const [isAlways, setIsAlways] = useState(settings.hours === null);
  const [week, setWeek] = useState(() => weekOf(settings.hours));
  const [wrong, setWrong] = useState<number>();
  const { mutate, isPending } = useInboxSettings(businessId, words);
  const save = (): void => {
    const day = isAlways ? undefined : wrongDay(week);
    setWrong(day);
    if (day === undefined) mutate({ hours: isAlways ? null : hoursOf(week) });
  };
  return (
    <Card title={words.title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className={hintClass}>{words.text}</p>
        <Toggle label={words.always} text={words.alwaysText} isOn={isAlways} onChange={setIsAlways} />
        {!isAlways && (
          <>
            <p className={hintClass}>{words.zone(placeOf(timezone))}</p>
            <ul className="grid gap-2">
              {words.days.map((name, place) => {
                const day = week[place];
                return (
                  day && (
                    <Day
                      key={name}
                      name={name}
                      day={day}
                      onChange={(change) => setWeek((now) => now.with(place, { ...day, ...change }))}
                    />
                  )
                );
              })}
            </ul>
          </>
        )}
        <div role="alert">
          {wrong !== undefined && <FieldMessage>{words.order(words.days[wrong] ?? "")}</FieldMessage>}
        </div>
        <div>
          <PendingButton type="submit" variant="primary" isPending={isPending}>
            {words.save}
          </PendingButton>
        </div>
      </form>
    </Card>
  );
}
