import type { Content } from "@handbill/contracts";
import { useLiveText } from "../../../api/live-text.ts";
import { Written } from "../../../ui/written.tsx";
import { excerpt, liveExcerpt } from "../fields/excerpt.ts";

/** The last three lines of a text as it is being written. They have their room from the start, so the card never grows. */
export function LiveExcerpt({ content: { id, channel, fields, angle } }: { content: Content }) {
  const live = liveExcerpt(channel, useLiveText(id));
  if (live === "") {
    return (
      <Written as="p" className="line-clamp-3 h-[4.5em] text-sm text-muted">
        {fields === null ? angle : excerpt(channel, fields)}
      </Written>
    );
  }
  return (
    <div className="ai-rule flex h-[4.5em] flex-col-reverse overflow-hidden text-sm">
      <Written as="p" className="mb-auto break-words">
        {live}
      </Written>
    </div>
  );
}
