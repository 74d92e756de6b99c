import type { Content, ScheduleNote } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { updateContent } from "../../api/contents.ts";
import { cancelSchedule, markPosted, scheduleContent } from "../../api/schedule.ts";
import { momentOf } from "../moments.ts";
import { mayHaveTime, type Piece, type Target } from "../piece.ts";
import { findPiece, holdPieces, patchPiece, refreshPieces, storePiece } from "./piece-cache.ts";

type Done = { content: Content; notes: readonly ScheduleNote[] };
type Guess = Partial<Pick<Piece, "status" | "scheduledOn" | "scheduledAt">>;

/** `version`: as the piece stands when its turn comes. */
type Send<Press> = (press: Press, version: number) => Promise<Done>;

/** A change that shows at once: `guess` is drawn now, the server's answer replaces it, a failure puts the one piece back. */
function useScheduleChange<Press extends { piece: Piece }>(
  businessId: string,
  name: string,
  send: Send<Press>,
  guess: (press: Press) => Guess,
) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ["schedule", name, businessId],
    // One after another, and after what the board does: each builds on the version that the last one left.
    scope: { id: `contents-${businessId}` },
    mutationFn: (press: Press) =>
      send(press, findPiece(client, businessId, press.piece.id)?.version ?? press.piece.version),
    onMutate: async (press) => {
      await holdPieces(client, businessId);
      const before = findPiece(client, businessId, press.piece.id) ?? press.piece;
      patchPiece(client, businessId, press.piece.id, guess(press));
      return { before };
    },
    onError: (_error, { piece }, result) => {
      if (result === undefined) return;
      const { status, scheduledOn, scheduledAt } = result.before;
      patchPiece(client, businessId, piece.id, { status, scheduledOn, scheduledAt });
    },
    onSuccess: ({ content }) => storePiece(client, businessId, content),
    onSettled: () => {
      if (client.isMutating({ mutationKey: ["schedule"] }) === 1) refreshPieces(client, businessId);
    },
  });
}

const alone = async (content: Promise<Content>): Promise<Done> => ({ content: await content, notes: [] });

const moved = ({ day, clock }: Target, piece: Piece, timeZone: string): Guess =>
  clock !== null && mayHaveTime(piece)
    ? { status: "scheduled", scheduledOn: day, scheduledAt: momentOf(timeZone, day, clock) }
    : { scheduledOn: day };

/** Gives a piece a day, and what is approved a time. */
export const useMove = (businessId: string, timeZone: string) =>
  useScheduleChange(
    businessId,
    "move",
    ({ piece, target: { day, clock, connectionId } }: { piece: Piece; target: Target }, version) =>
      clock !== null && mayHaveTime(piece)
        ? scheduleContent(businessId, piece.id, `${day}T${clock}`, connectionId)
        : alone(updateContent(businessId, piece.id, version, { scheduledOn: day })),
    ({ piece, target }) => moved(target, piece, timeZone),
  );

/** Takes a move back: `piece` as it stood before. */
export const usePutBack = (businessId: string) =>
  useScheduleChange(
    businessId,
    "put-back",
    async ({ piece, wasScheduled }: { piece: Piece; wasScheduled: boolean }, version): Promise<Done> => {
      if (piece.scheduledAt !== null)
        return scheduleContent(businessId, piece.id, piece.scheduledAt, piece.connectionId);
      if (!wasScheduled) return alone(updateContent(businessId, piece.id, version, { scheduledOn: piece.scheduledOn }));
      const content = await cancelSchedule(businessId, piece.id);
      if (content.scheduledOn === piece.scheduledOn) return { content, notes: [] };
      return alone(updateContent(businessId, piece.id, content.version, { scheduledOn: piece.scheduledOn }));
    },
    ({ piece: { status, scheduledOn, scheduledAt } }) => ({ status, scheduledOn, scheduledAt }),
  );

/** Takes the time of a piece away; it stays approved. */
export const useUnschedule = (businessId: string) =>
  useScheduleChange(
    businessId,
    "unschedule",
    ({ piece }: { piece: Piece }) => alone(cancelSchedule(businessId, piece.id)),
    () => ({ status: "approved", scheduledAt: null }),
  );

/** The owner has posted it. */
export const useMarkPosted = (businessId: string) =>
  useScheduleChange(
    businessId,
    "posted",
    ({ piece, url }: { piece: Piece; url: string | null }) => alone(markPosted(businessId, piece.id, url)),
    () => ({ status: "published" }),
  );

/** It was not posted after all: `piece` as it stood before. */
export const useTakePostedBack = (businessId: string) =>
  useScheduleChange(
    businessId,
    "not-posted",
    ({ piece }: { piece: Piece }) => alone(cancelSchedule(businessId, piece.id)),
    ({ piece: { status, scheduledOn, scheduledAt } }) => ({ status, scheduledOn, scheduledAt }),
  );
