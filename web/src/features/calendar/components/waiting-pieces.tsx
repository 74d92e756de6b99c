import type { Content } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { slotsQuery } from "../../../api/schedule.ts";
import { messages as words } from "../../../scheduling/messages.ts";
import { NextSlot } from "../../../scheduling/next-slot.tsx";
import type { Target } from "../../../scheduling/piece.ts";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { cardClass, cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { useDraggable } from "../drag/use-dragging.ts";
import { messages } from "../messages.ts";
import { useMay } from "../../../api/permissions.ts";

type WaitingPieceProps = {
  content: Content;
  isFirst: boolean;
  onMove: (content: Content) => void;
  onPlace: (content: Content, target: Target) => void;
};

/** One approved piece: the next good time as one press. */
function WaitingPiece({ content, isFirst, onMove, onPlace }: WaitingPieceProps) {
  const { id: businessId } = useActiveBusiness();
  const { data: slots, isPending } = useQuery(slotsQuery(businessId, content.id));
  const mayMove = useMay("publish");
  const { ref, isDragged } = useDraggable<HTMLLIElement>(content.id, "waiting", mayMove);
  return (
    <li
      ref={ref}
      data-piece={content.id}
      className={cx(
        "flex flex-col gap-x-4 gap-y-2 py-2.5 lg:flex-row lg:items-center lg:justify-between",
        mayMove && "pointer-fine:cursor-grab",
        isDragged && "opacity-50",
      )}
    >
      <span className="flex min-w-0 items-center gap-2">
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
      {/* On a phone as high without a free time as with one: the list below stays where it is. */}
      <span className="flex flex-wrap content-start gap-2 max-sm:min-h-20 pointer-coarse:max-sm:min-h-24 lg:w-120 lg:shrink-0 lg:justify-end">
        <NextSlot
          slots={slots}
          isPending={isPending}
          isMain={isFirst}
          onChoose={(target) => onPlace(content, target)}
          onOther={() => onMove(content)}
        />
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
      <h2 id="waiting-pieces" className="text-base">
        {messages.waiting(contents.length)}
      </h2>
      <ul data-waiting className="divide-y divide-line">
        {shown.map((content, index) => (
          <WaitingPiece key={content.id} content={content} isFirst={index === 0} {...actions} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1.5">
        <p className="py-1 text-sm text-muted">{words.bar.remind}</p>
        {contents.length > few && (
          <PlainButton size="sm" variant="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? messages.waitingFewer : messages.waitingShow(contents.length)}
          </PlainButton>
        )}
      </div>
    </section>
  );
}
