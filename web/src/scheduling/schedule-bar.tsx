import type { Content } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { CalendarCheck, Check, CircleAlert, Send } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useActiveBusiness } from "../api/businesses.ts";
import { slotsQuery } from "../api/schedule.ts";
import { Part } from "../ui/part.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { PostByHand } from "./kit/post-by-hand.tsx";
import { messages } from "./messages.ts";
import { momentWords } from "./moments.ts";
import { NextSlot } from "./next-slot.tsx";
import { MissedNext, MissedWhy } from "./missed-why.tsx";
import { ScheduleDialogLater } from "./schedule-dialog-later.tsx";
import { useNow } from "./use-now.ts";
import { useScheduleActions } from "./use-schedule-actions.ts";
import { lazyPart } from "../ui/lazy-part.ts";

const ByConnection = lazyPart("scheduling/publications/by-connection.tsx", () =>
  import("./publications/by-connection.tsx").then((file) => file.ByConnection),
);
const PublicationState = lazyPart("scheduling/publications/publication-state.tsx", () =>
  import("./publications/publication-state.tsx").then((file) => file.PublicationState),
);

const copy = messages.bar;

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex min-w-0 items-start gap-2 text-sm font-medium">
    <span className="mt-0.5 shrink-0">{icon}</span>
    <span>{children}</span>
  </p>
);

/** The next good time as one press, and every other time behind a second. */
function ChooseTime({ content, onOther }: { content: Content; onOther: () => void }) {
  const { id: businessId } = useActiveBusiness();
  const { data: slots, isPending } = useQuery(slotsQuery(businessId, content.id));
  const { move } = useScheduleActions();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <NextSlot slots={slots} isPending={isPending} onChoose={(target) => move(content, target)} onOther={onOther} />
        <PostByHand content={content} />
      </div>
      <Part fallback={<p className="text-sm text-muted">{copy.remind}</p>}>
        <ByConnection content={content} />
      </Part>
    </>
  );
}

/** The time that a piece has: still to come, due, or over without anybody saying that it is out. */
function HasTime({ content, at, onOther }: { content: Content; at: string; onOther: () => void }) {
  const { timezone } = useActiveBusiness();
  const { post } = useScheduleActions();
  const now = useNow();
  const when = momentWords(at, timezone);
  const isMissed = content.status === "missed";
  // That nobody said so is all there is to say.
  const why = isMissed && content.missed?.code !== "not_posted" ? content.missed : null;
  const isItself = content.connectionId != null && !isMissed;
  const isDue = !isMissed && !isItself && Date.parse(at) <= now;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {isMissed || isDue ? (
        <div className="grid grid-cols-1 gap-0.5">
          <Line icon={<CircleAlert size={18} className="text-ai" aria-hidden />}>
            {isMissed ? (why ? copy.didNot(when) : copy.missed(when)) : copy.due(when)}
          </Line>
          {why && <MissedWhy missed={why} />}
          <MissedNext code={isMissed ? content.missed?.code : undefined} />
        </div>
      ) : (
        <Line icon={<CalendarCheck size={18} className="text-info" aria-hidden />}>{copy.goesOut(when)}</Line>
      )}
      <div className="flex flex-wrap gap-2">
        <PlainButton takes="publish" size="sm" onClick={onOther}>
          {isMissed || isDue ? copy.otherTime : copy.move}
        </PlainButton>
        <PostByHand content={content} isUrgent={isMissed || isDue} />
        <PlainButton takes="publish" size="sm" icon={<Check size={16} aria-hidden />} onClick={() => post(content)}>
          {copy.iPosted}
        </PlainButton>
      </div>
    </div>
  );
}

const MAY_HAVE_GONE_OUT: ReadonlySet<Content["status"]> = new Set<Content["status"]>([
  "missed",
  "publishing",
  "unknown",
  "published",
]);

/** When an approved piece goes out: the next step after approving. Nothing for pieces that are not approved. */
export function ScheduleBar({ content }: { content: Content }) {
  const { timezone } = useActiveBusiness();
  const [isOpen, setIsOpen] = useState(false);
  const { move, unschedule } = useScheduleActions();
  const { status, scheduledAt, publishedAt } = content;
  const open = () => setIsOpen(true);
  return (
    <div className="grid grid-cols-1 gap-2 pb-2">
      {status === "approved" && <ChooseTime content={content} onOther={open} />}
      {(status === "scheduled" || status === "missed") && scheduledAt !== null && (
        <HasTime content={content} at={scheduledAt} onOther={open} />
      )}
      {(status === "scheduled" || status === "missed") && content.connectionId != null && (
        <Part>
          <ByConnection content={content} />
        </Part>
      )}
      {MAY_HAVE_GONE_OUT.has(status) && (
        <Part>
          <PublicationState content={content}>
            {status === "published" && publishedAt !== null && (
              <Line icon={<Send size={18} className="text-ok" aria-hidden />}>
                {copy.posted(momentWords(publishedAt, timezone))}
              </Line>
            )}
          </PublicationState>
        </Part>
      )}
      {isOpen && (
        <ScheduleDialogLater
          piece={content}
          onMove={(target) => move(content, target)}
          onUnschedule={() => unschedule(content)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
