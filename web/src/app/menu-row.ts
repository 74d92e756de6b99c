/** A row of the small menus of the frame. */
export const menuRow = "tap flex w-full items-center gap-3 rounded-control px-2 py-1.5 text-start hover:bg-sunk";
