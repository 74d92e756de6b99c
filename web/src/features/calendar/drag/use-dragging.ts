import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { Dragged, Origin } from "./dragging.ts";

/** Dragging comes after the page: who moves pieces by keyboard or finger never needs it. */
let loading: Promise<typeof import("./dragging.ts")> | null = null;
const load = () => (loading ??= import("./dragging.ts"));

function useWatched(
  ref: RefObject<HTMLElement | null>,
  isOn: boolean,
  watch: (dragging: typeof import("./dragging.ts"), element: HTMLElement) => () => void,
): void {
  const start = useEffectEvent(watch);
  useEffect(() => {
    const element = ref.current;
    if (!isOn || element === null) return undefined;
    let stop: (() => void) | null = null;
    let isOver = false;
    const begin = async (): Promise<void> => {
      // Without it everything else still works; the next page load tries again.
      const dragging = await load().catch(() => null);
      if (dragging !== null && !isOver) stop = start(dragging, element);
    };
    void begin();
    return () => {
      isOver = true;
      stop?.();
    };
  }, [ref, isOn]);
}

/** An element that can be dragged to another day, and whether that is happening. */
export function useDraggable<Tag extends HTMLElement>(pieceId: string, origin: Origin, isOn: boolean) {
  const ref = useRef<Tag>(null);
  const [isDragged, setIsDragged] = useState(false);
  useWatched(ref, isOn, (dragging, element) => dragging.watchDragging(element, { pieceId, origin }, setIsDragged));
  return { ref, isDragged };
}

/** An element on which pieces can be dropped, and whether one is above it. */
export function useDropTarget<Tag extends HTMLElement>(isOn: boolean, onDrop: (dragged: Dragged) => void) {
  const ref = useRef<Tag>(null);
  const [isOver, setIsOver] = useState(false);
  const dropped = useEffectEvent(onDrop);
  useWatched(ref, isOn, (dragging, element) =>
    dragging.watchDropping(element, setIsOver, (dragged) => dropped(dragged)),
  );
  return { ref, isOver };
}
