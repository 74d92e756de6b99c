import { useQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../api/businesses.ts";
import { slotsQuery } from "../api/schedule.ts";
import { PlainButton } from "../ui/plain-button.tsx";
import { messages } from "./messages.ts";
import { clockIn, dayAndClock, dayIn } from "./moments.ts";

const copy = messages.dialog;
const SHOWN = 3;

type FreeSlotsProps = { businessId: string; contentId: string; onChoose: (at: string) => void };

/** Good times that are free, each chosen with one press, with the reason for it. */
export function FreeSlots({ businessId, contentId, onChoose }: FreeSlotsProps) {
  const { timezone } = useActiveBusiness();
  const { data: slots, isError } = useQuery(slotsQuery(businessId, contentId));
  if (isError) return null;
  return (
    <section aria-label={copy.suggestions} className="grid min-h-28 grid-cols-1 content-start gap-2">
      <p className="text-sm font-medium">{copy.suggestions}</p>
      {slots?.length === 0 && <p className="text-sm text-muted">{copy.noSuggestions}</p>}
      <ul className="flex flex-wrap gap-2">
        {slots?.slice(0, SHOWN).map(({ at, reason }) => (
          <li key={at}>
            <PlainButton size="sm" title={reason} onClick={() => onChoose(at)}>
              {dayAndClock(dayIn(timezone, at), clockIn(timezone, at))}
            </PlainButton>
          </li>
        ))}
      </ul>
      {slots?.[0] !== undefined && <p className="text-sm text-muted">{slots[0].reason}</p>}
    </section>
  );
}
