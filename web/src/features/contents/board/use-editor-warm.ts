import { useEffect } from "react";

/** Long enough for the cards themselves to be drawn, shorter than reading the first of them. */
const AFTER_MS = 700;

const parts = () =>
  Promise.all([
    import("./editor-panel.tsx"),
    import("../editor/writing.tsx"),
    import("../editor/claims.tsx"),
    import("../editor/rewrite-panel.tsx"),
    import("../preview/channel-preview.tsx"),
    import("../fields/rules.ts"),
  ]);

/** Fetches what an open piece is made of while the board is being read: the press then has only to draw it. */
export function useEditorWarm(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return undefined;
    // What does not arrive now is asked for again when it is needed.
    const timer = setTimeout(() => void parts().catch(() => undefined), AFTER_MS);
    return () => clearTimeout(timer);
  }, [isThere]);
}
