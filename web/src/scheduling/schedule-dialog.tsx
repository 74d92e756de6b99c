import { lazy, useId, useState } from "react";
import { useActiveBusiness } from "../api/businesses.ts";
import { ApiError } from "../api/problem.ts";
import { describeError } from "../api/describe-error.ts";
import { ChannelLabel } from "../ui/channel.tsx";
import { addDays, formatDay, today, type Day } from "../ui/dates.ts";
import { NativeDialog } from "../ui/native-dialog.tsx";
import { Part } from "../ui/part.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { PlainField } from "../ui/plain-field.tsx";
import { Written } from "../ui/written.tsx";
import { FreeSlots } from "./free-slots.tsx";
import { messages } from "./messages.ts";
import { clockIn, dayIn, momentOf, momentWords, placeOf } from "./moments.ts";
import { clockOf, dayOf, mayHaveTime, type Piece, type Target } from "./piece.ts";
import { AllClear, ScheduleNotes } from "./schedule-notes.tsx";
import { useTimeCheck } from "./use-time-check.ts";

const ByChoice = lazy(() => import("./publications/by-choice.tsx").then((file) => ({ default: file.ByChoice })));

const copy = messages.dialog;

type ScheduleDialogProps = {
  piece: Piece;
  /** The day to begin with, where the owner has pointed at one. */
  day?: Day | undefined;
  onMove: (target: Target) => void;
  onUnschedule: () => void;
  onClose: () => void;
};

/** What the server says of the chosen time: what speaks against it, or that nothing does. */
function CheckResult({ check }: { check: ReturnType<typeof useTimeCheck> }) {
  const { answer, error, isChecking } = check;
  return (
    <div role="status" className="min-h-12">
      {answer !== undefined && (answer.notes.length > 0 ? <ScheduleNotes notes={answer.notes} /> : <AllClear />)}
      {error !== null && !isTimeOver(error) && <p className="text-sm text-danger">{describeError(error).detail}</p>}
      {isChecking && answer === undefined && error === null && <p className="text-sm text-muted">{copy.checking}</p>}
    </div>
  );
}

const isTimeOver = (error: unknown): boolean => error instanceof ApiError && error.problem.code === "time_past";

/** Why the day or time cannot be taken, in words; undefined when it can. */
function faultOf(day: Day, time: string, timeZone: string, error: unknown): string | undefined {
  if (day === "") return copy.chooseDay;
  if (time === "") return day < today(timeZone) ? copy.dayOver : undefined;
  return isTimeOver(error) || Date.parse(momentOf(timeZone, day, time.slice(11))) <= Date.now() ? copy.over : undefined;
}

/** Choose when a piece goes out, by date and time: the same as dragging it, for everybody. */
export function ScheduleDialog({ piece, day: given, onMove, onUnschedule, onClose }: ScheduleDialogProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const form = useId();
  const withTime = mayHaveTime(piece);
  const earliest = today(timezone);
  const planned = dayOf(piece, timezone);
  const [day, setDay] = useState<Day>(
    given ?? (planned !== null && planned >= earliest ? planned : addDays(earliest, 1)),
  );
  const [clock, setClock] = useState(clockOf(piece, timezone) ?? "10:00");
  const [connectionId, setConnectionId] = useState<string | null | undefined>();
  const time = withTime && day !== "" && clock !== "" ? `${day}T${clock}` : "";
  const check = useTimeCheck(businessId, piece.id, time);
  const fault = withTime && clock === "" ? copy.chooseTime : faultOf(day, time, timezone, check.error);

  const words = (): string => {
    if (day === "" || (withTime && clock === "")) return withTime ? copy.chooseTime : copy.chooseDay;
    if (!withTime) return copy.submitDay(formatDay(day));
    return copy.submit(momentWords(check.answer?.at ?? momentOf(timezone, day, clock), timezone));
  };
  const submit = () => {
    if (fault !== undefined) return;
    onClose();
    onMove({ day, clock: withTime ? clock : null, connectionId });
  };

  return (
    <NativeDialog
      onClose={onClose}
      title={withTime ? (piece.scheduledAt === null ? copy.schedule : copy.move) : copy.moveDay}
      actions={
        <>
          {piece.scheduledAt !== null && piece.status === "scheduled" && (
            <PlainButton
              variant="quiet"
              onClick={() => {
                onClose();
                onUnschedule();
              }}
            >
              {copy.cancel}
            </PlainButton>
          )}
          <PlainButton variant="primary" type="submit" form={form} disabled={fault !== undefined}>
            {words()}
          </PlainButton>
        </>
      }
    >
      <form
        id={form}
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="grid grid-cols-1 gap-1">
          <span className="text-sm text-muted">
            <ChannelLabel channel={piece.channel} />
          </span>
          <Written className="font-medium">{piece.topic}</Written>
        </p>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <PlainField
            label={copy.day}
            type="date"
            required
            min={earliest}
            value={day}
            data-first-focus
            error={fault}
            onChange={(event) => setDay(event.target.value)}
          />
          {withTime && (
            <PlainField
              label={copy.timeIn(placeOf(timezone))}
              type="time"
              required
              value={clock}
              onChange={(event) => setClock(event.target.value.slice(0, 5))}
            />
          )}
        </div>
        {withTime ? (
          <>
            <CheckResult check={check} />
            <FreeSlots
              businessId={businessId}
              contentId={piece.id}
              onChoose={(at) => {
                setDay(dayIn(timezone, at));
                setClock(clockIn(timezone, at));
              }}
            />
            <Part fallback={<p className="text-sm text-muted">{messages.bar.remind}</p>}>
              <ByChoice piece={piece} chosen={connectionId} onChoose={setConnectionId} />
            </Part>
          </>
        ) : (
          <p className="text-sm text-muted">{messages.planOnly}</p>
        )}
      </form>
    </NativeDialog>
  );
}
