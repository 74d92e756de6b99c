import type { Content } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { slotsQuery } from "../../../api/schedule.ts";
import { messages as words } from "../../../scheduling/messages.ts";
import { clockIn, dayIn, momentWords } from "../../../scheduling/moments.ts";
import type { Target } from "../../../scheduling/piece.ts";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { cardClass, cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { useDraggable } from "../drag/use-dragging.ts";
import { messages } from "../messages.ts";

type WaitingPieceProps = {
  content: Content;
  isFirst: boolean;
  onMove: (content: Content) => void;
  onPlace: (content: Content, target: Target) => void;
};

/** One approved piece: the next good time as one press. */
function WaitingPiece({ content, isFirst, onMove, onPlace }: WaitingPieceProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: slots, isPending } = useQuery(slotsQuery(businessId, content.id));
  const { ref, isDragged } = useDraggable<HTMLLIElement>(content.id, "waiting", true);
  const next = slots?.at(0);
  return (
    <li
      ref={ref}
      data-piece={content.id}
      className={cx(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 pointer-fine:cursor-grab",
        isDragged && "opacity-50",
      )}
    >
      <span className="flex min-w-0 flex-1 basis-60 items-center gap-2">
        <ChannelMark channel={content.channel} />
        <span className="sr-only">{channelName(content.channel)}</span>
        <Link
          from="/b/$businessId/calendar"
          to="/b/$businessId/campaigns/$campaignId/board"
          params={{ campaignId: content.campaignId }}
          search={{ item: content.id }}
          draggable={false}
          className="min-w-0 truncate rounded-control hover:underline"
        >
          <Written>{content.topic}</Written>
        </Link>
      </span>
      <span className="flex flex-wrap gap-2">
        {next !== undefined && (
          <PlainButton
            size="sm"
            variant={isFirst ? "primary" : "secondary"}
            icon={<CalendarClock size={16} aria-hidden />}
            title={next.reason}
            onClick={() => onPlace(content, { day: dayIn(timezone, next.at), clock: clockIn(timezone, next.at) })}
          >
            {words.bar.scheduleFor(momentWords(next.at, timezone))}
          </PlainButton>
        )}
        <PlainButton size="sm" disabled={isPending} data-move onClick={() => onMove(content)}>
          {next === undefined ? words.bar.schedule : words.bar.otherTime}
        </PlainButton>
      </span>
    </li>
  );
}

type WaitingPiecesProps = Omit<WaitingPieceProps, "content" | "isFirst"> & {
  contents: readonly Content[];
  /** How many are there without asking. */
  shown: number;
};

/** What is approved and does not go out yet, because nobody has said when. */
export function WaitingPieces({ contents, shown: few, ...actions }: WaitingPiecesProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (contents.length === 0) return null;
  const shown = isWhole ? contents : contents.slice(0, few);
  return (
    <section aria-labelledby="waiting-pieces" className={cx(cardClass, "px-4 pt-3 pb-2 md:px-5")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="waiting-pieces" className="text-base">
          {messages.waiting(contents.length)}
        </h2>
        {contents.length > few && (
          <PlainButton size="sm" variant="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? messages.waitingFewer : messages.waitingShow(contents.length)}
          </PlainButton>
        )}
      </div>
      <ul className="divide-y divide-line">
        {shown.map((content, index) => (
          <WaitingPiece key={content.id} content={content} isFirst={index === 0} {...actions} />
        ))}
      </ul>
      <p className="border-t border-line py-2 text-sm text-muted">{words.bar.remind}</p>
    </section>
  );
}
