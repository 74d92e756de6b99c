import type { Content, ScheduleNote } from "@handbill/contracts";
import { useActiveBusiness } from "../api/businesses.ts";
import { isConflict } from "../api/call.ts";
import { describeError } from "../api/describe-error.ts";
import { formatDay } from "../ui/dates.ts";
import { toast } from "../ui/toast.ts";
import { useMarkPosted, useMove, usePutBack, useTakePostedBack, useUnschedule } from "./api/schedule-changes.ts";
import { messages } from "./messages.ts";
import { momentWords } from "./moments.ts";
import { placeWords, type Piece, type Target } from "./piece.ts";

const fail = (text: string) => (error: unknown) =>
  toast(text, {
    tone: "danger",
    detail: isConflict(error) ? messages.changedMeanwhile : describeError(error).detail,
  });

const sentenceFor = ({ topic }: Piece, { scheduledOn, scheduledAt }: Content, timeZone: string): string =>
  scheduledAt === null
    ? messages.moved(topic, scheduledOn === null ? messages.noDay : formatDay(scheduledOn))
    : messages.scheduled(topic, momentWords(scheduledAt, timeZone));

const detailOf = (notes: readonly ScheduleNote[]): string => notes.map(({ detail }) => detail).join(" ");

/** What can be done about when a piece goes out: each shows at once, says what it did, and can be taken back. */
export function useScheduleActions() {
  const { id: businessId, timezone } = useActiveBusiness();
  const { mutateAsync: move } = useMove(businessId, timezone);
  const { mutateAsync: putBack } = usePutBack(businessId);
  const { mutateAsync: unschedule } = useUnschedule(businessId);
  const { mutateAsync: post } = useMarkPosted(businessId);
  const { mutateAsync: takePostedBack } = useTakePostedBack(businessId);

  const failMove = (piece: Piece) => fail(messages.moveFailed(piece.topic, placeWords(piece, timezone)));
  const undo = (piece: Piece, wasScheduled: boolean) => ({
    label: messages.undo,
    onPress: () => void putBack({ piece, wasScheduled }).catch(failMove(piece)),
  });

  // Promises, because whoever asked may be gone from the screen when the answer is there.
  return {
    move: (piece: Piece, target: Target) =>
      void move({ piece, target }).then(
        ({ content, notes }) =>
          toast(sentenceFor(piece, content, timezone), {
            tone: "ok",
            detail: detailOf(notes),
            // A time that was missed is over: nothing can go back there.
            ...(piece.status !== "missed" && { action: undo(piece, content.scheduledAt !== null) }),
          }),
        failMove(piece),
      ),

    unschedule: (piece: Piece) =>
      void unschedule({ piece }).then(
        () =>
          toast(messages.unscheduled(piece.topic), {
            ...(piece.status === "scheduled" && { action: undo(piece, false) }),
          }),
        fail(messages.unscheduleFailed(piece.topic)),
      ),

    post: (piece: Piece, url: string | null = null) =>
      void post({ piece, url }).then(
        () =>
          toast(messages.posted(piece.topic), {
            tone: "ok",
            action: {
              label: messages.undo,
              onPress: () => void takePostedBack({ piece }).catch(fail(messages.stillPosted(piece.topic))),
            },
          }),
        fail(messages.postFailed(piece.topic)),
      ),
  };
}
