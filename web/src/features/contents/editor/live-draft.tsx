import type { Channel } from "@handbill/contracts";
import { PenLine } from "lucide-react";
import type { LiveText } from "../../../api/live-text.ts";
import { Written } from "../../../ui/written.tsx";
import { fieldName } from "../fields/channel-form.ts";
import { editorMessages as copy } from "./messages.ts";

type LiveDraftProps = { channel: Channel; text: LiveText };

/**
 * The text as it is being written, in a box that never grows and always shows the end: what is below it stays where it is. Read
 * aloud is only that it has begun; a screen reader would stumble over every new word.
 */
export function LiveDraft({ channel, text }: LiveDraftProps) {
  const shown = text.filter(({ text: words }) => words.trim() !== "");
  return (
    <section aria-label={copy.liveTitle} className="grid gap-2">
      <p role="status" className="flex items-center gap-2 text-sm font-medium text-ai">
        <PenLine size={16} className="shrink-0 animate-breathe" aria-hidden />
        {copy.liveTitle}
      </p>
      <div className="ai-rule flex h-56 flex-col-reverse overflow-hidden rounded-e-control bg-sunk py-3 pe-3 text-sm">
        {shown.length === 0 ? (
          <p className="mb-auto text-muted">{copy.liveEmpty}</p>
        ) : (
          <dl className="mb-auto grid gap-2">
            {shown.map(({ field, text: words }) => (
              <div key={field}>
                <dt className="text-muted">{fieldName(channel, field)}</dt>
                <dd>
                  <Written className="block whitespace-pre-wrap break-words">{words}</Written>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}
