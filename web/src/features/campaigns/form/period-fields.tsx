import { addDays, daysBetween } from "../../../ui/dates.ts";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import type { CampaignForm } from "./defaults.ts";
import { formMessages } from "./messages.ts";
import type { FormErrors } from "./read-form.ts";

type PeriodFieldsProps = {
  form: CampaignForm;
  errors: FormErrors;
  timeZone: string;
  set: (field: "startsOn" | "endsOn", value: string) => void;
};

const WEEKS = [1, 2, 4];

/** First and last day, with the usual lengths at hand. */
export function PeriodFields({ form: { startsOn, endsOn }, errors, timeZone, set }: PeriodFieldsProps) {
  const days = startsOn !== "" && endsOn !== "" && startsOn <= endsOn ? daysBetween(startsOn, endsOn) : null;
  return (
    <div className="grid gap-2">
      <div className="grid gap-4 sm:grid-cols-2">
        <PlainField
          type="date"
          label={formMessages.startsOn}
          value={startsOn}
          error={errors.startsOn}
          onChange={(event) => set("startsOn", event.target.value)}
        />
        <PlainField
          type="date"
          label={formMessages.endsOn}
          value={endsOn}
          min={startsOn}
          error={errors.endsOn}
          onChange={(event) => set("endsOn", event.target.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {WEEKS.map((weeks) => (
          <PlainButton
            key={weeks}
            size="sm"
            aria-pressed={days === weeks * 7}
            disabled={startsOn === ""}
            onClick={() => set("endsOn", addDays(startsOn, weeks * 7 - 1))}
          >
            {formMessages.weeks(weeks)}
          </PlainButton>
        ))}
        <p className={hintClass}>
          {days !== null && <strong className="font-medium text-ink">{formMessages.length(days)}. </strong>}
          {formMessages.zone(timeZone)}
        </p>
      </div>
    </div>
  );
}
