import { useMedia } from "../../../ui/use-media.ts";

/** True where the list and the editor fit side by side. */
export const useWideScreen = (): boolean => useMedia("(min-width: 70rem)");
