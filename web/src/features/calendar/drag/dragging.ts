import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

/** Where a drag began: on a day of the calendar, or among the pieces that have no time yet. */
export type Origin = "calendar" | "waiting";
export type Dragged = { pieceId: string; origin: Origin };

const draggedIn = (data: Record<string | symbol, unknown>): Dragged | null =>
  typeof data["pieceId"] === "string"
    ? { pieceId: data["pieceId"], origin: data["origin"] === "waiting" ? "waiting" : "calendar" }
    : null;

/** Lets an element be dragged. Answers with how to stop that. */
export const watchDragging = (
  element: HTMLElement,
  dragged: Dragged,
  onChange: (isDragging: boolean) => void,
): (() => void) =>
  draggable({
    element,
    getInitialData: () => ({ ...dragged }),
    onDragStart: () => onChange(true),
    onDrop: () => onChange(false),
  });

/** Lets pieces be dropped on an element. */
export const watchDropping = (
  element: HTMLElement,
  onOver: (isOver: boolean) => void,
  onDrop: (dragged: Dragged) => void,
): (() => void) =>
  dropTargetForElements({
    element,
    canDrop: ({ source }) => draggedIn(source.data) !== null,
    onDragEnter: () => onOver(true),
    onDragLeave: () => onOver(false),
    onDrop: ({ source }) => {
      onOver(false);
      const dragged = draggedIn(source.data);
      if (dragged !== null) onDrop(dragged);
    },
  });
