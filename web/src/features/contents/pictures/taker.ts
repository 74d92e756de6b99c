import { useEffect } from "react";
import { useHandler } from "../../../ui/use-handler.ts";

type Files = readonly File[];
type Take = (files: Files) => void;

let taker: Take | null = null;
let waiting: { contentId: string; files: Files } | null = null;

/** What takes pictures that are dropped anywhere: the piece that is open, if one is and may be changed. */
export const pictureTaker = (): Take | null => taker;

/** Pictures for a piece that is about to be opened. */
export function keepForPiece(contentId: string, files: Files): void {
  waiting = { contentId, files };
}

/** Takes pictures as long as it is there, and those that wait for this piece already. */
export function usePictureTaker(contentId: string, take: Take): void {
  const current = useHandler(take);
  useEffect(() => {
    taker = current;
    if (waiting?.contentId === contentId) {
      const { files } = waiting;
      waiting = null;
      current(files);
    }
    return () => {
      if (taker === current) taker = null;
    };
  }, [contentId, current]);
}
