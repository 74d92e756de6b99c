import type { Strategy } from "@handbill/contracts";
import { Clock, MessageCircle, ShieldQuestion } from "lucide-react";
import type { ReactNode } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

type Segment = Strategy["audienceSegments"][number];

const size = 16;

const rowsOf = ({ moment, doubt, message }: Segment): { icon: ReactNode; term: string; text: string }[] => [
  { icon: <Clock size={size} aria-hidden />, term: copy.moment, text: moment },
  { icon: <ShieldQuestion size={size} aria-hidden />, term: copy.doubt, text: doubt },
  { icon: <MessageCircle size={size} aria-hidden />, term: copy.answer, text: message },
];

/** For whom the campaign is: who, when they need it, what holds them back, what is said to that. */
export const Audience = ({ segments }: { segments: Strategy["audienceSegments"] }) => (
  <ul className="grid gap-3 sm:grid-cols-2">
    {segments.map((segment) => (
      <li key={segment.name} className={`${cardClass} grid content-start gap-3 p-4 md:p-5`}>
        <Written as="h3" className="text-base">
          {segment.name}
        </Written>
        <dl className="grid gap-2.5 text-sm">
          {rowsOf(segment)
            .filter(({ text }) => text !== "")
            .map(({ icon, term, text }) => (
              <div key={term}>
                <dt className="flex items-center gap-1.5 text-muted">
                  {icon}
                  {term}
                </dt>
                <dd>
                  <Written as="div">{text}</Written>
                </dd>
              </div>
            ))}
        </dl>
      </li>
    ))}
  </ul>
);
