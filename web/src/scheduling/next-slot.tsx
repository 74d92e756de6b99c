import type { Slot } from "@handbill/contracts";
import { CalendarClock } from "lucide-react";
import { useActiveBusiness } from "../api/businesses.ts";
import { PlainButton } from "../ui/plain-button.tsx";
import { messages } from "./messages.ts";
import { clockIn, dayIn, momentWords } from "./moments.ts";
import type { Target } from "./piece.ts";

const copy = messages.bar;

type NextSlotProps = {
  slots: readonly Slot[] | undefined;
  isPending: boolean;
  isMain?: boolean;
  onChoose: (target: Target) => void;
  onOther: () => void;
};

const icon = <CalendarClock size={16} className="max-sm:hidden" aria-hidden />;

/** The next good time on one button, said in full; every other time on a second. As wide before it is known as after. */
export function NextSlot({ slots, isPending, isMain = true, onChoose, onOther }: NextSlotProps) {
  const { timezone } = useActiveBusiness();
  const next = slots?.at(0);
  const variant = isMain ? "primary" : "secondary";
  if (next === undefined && !isPending) {
    return (
      <PlainButton takes="publish" size="sm" variant={variant} icon={icon} data-move onClick={onOther}>
        {copy.schedule}
      </PlainButton>
    );
  }
  return (
    <>
      <span className="grid w-full sm:w-auto sm:min-w-84">
        {next === undefined ? (
          <PlainButton key="looking" size="sm" variant={variant} icon={icon} disabled>
            {copy.looking}
          </PlainButton>
        ) : (
          <PlainButton
            takes="publish"
            size="sm"
            variant={variant}
            icon={icon}
            title={next.reason}
            onClick={() => onChoose({ day: dayIn(timezone, next.at), clock: clockIn(timezone, next.at) })}
          >
            {copy.scheduleFor(momentWords(next.at, timezone))}
          </PlainButton>
        )}
      </span>
      <PlainButton takes="publish" size="sm" data-move onClick={onOther}>
        {copy.otherTime}
      </PlainButton>
    </>
  );
}
