import type { CalendarItem, Content } from "@handbill/contracts";
import { CalendarClock } from "lucide-react";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import type { Day } from "../../../ui/dates.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import { fullDay } from "../view/days.ts";
import type { PlacedPiece } from "../view/place.ts";
import { AgendaPiece } from "./agenda-piece.tsx";

type DayDialogProps = {
  day: Day;
  pieces: readonly PlacedPiece[];
  /** Approved pieces without a time, where this day is still to come. */
  waiting: readonly Content[];
  settlingId: string | undefined;
  onMove: (item: CalendarItem) => void;
  onPut: (content: Content) => void;
  onClose: () => void;
};

/** All pieces of one day, and what could be put there. */
export function DayDialog({ day, pieces, waiting, settlingId, onMove, onPut, onClose }: DayDialogProps) {
  return (
    <NativeDialog onClose={onClose} title={fullDay(day)} size="lg">
      <div className="grid grid-cols-1 gap-5">
        {pieces.length === 0 ? (
          <p className="text-muted">{messages.dayEmpty}</p>
        ) : (
          <ol className="grid grid-cols-1 gap-2">
            {pieces.map((piece) => (
              <AgendaPiece
                key={piece.item.id}
                piece={piece}
                isSettling={piece.item.id === settlingId}
                onMove={onMove}
              />
            ))}
          </ol>
        )}
        {waiting.length > 0 && (
          <section aria-labelledby="put-here" className="grid grid-cols-1 gap-2">
            <h3 id="put-here" className="text-sm">
              {messages.putHere}
            </h3>
            <ul className="grid grid-cols-1 gap-1">
              {waiting.map((content) => (
                <li key={content.id}>
                  <PlainButton
                    takes="publish"
                    size="sm"
                    variant="quiet"
                    icon={<CalendarClock size={16} aria-hidden />}
                    onClick={() => onPut(content)}
                  >
                    <ChannelMark channel={content.channel} isSmall />
                    <span className="sr-only">{channelName(content.channel)}</span>
                    <Written className="text-start">{content.topic}</Written>
                  </PlainButton>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </NativeDialog>
  );
}
