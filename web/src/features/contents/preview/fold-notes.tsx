import { CHANNEL_NAMES, countGraphemes } from "@handbill/contracts";
import { cutText, isFirstSentenceShown } from "./cut-text.ts";
import { foldOf } from "./folds.ts";
import { previewMessages as copy } from "./messages.ts";
import { limitAt } from "./over-limit.ts";
import type { PreviewProps } from "./preview-props.ts";

type FoldNotesProps = Pick<PreviewProps, "channel" | "device" | "business"> & { field: string; text: string };

/** How much of a text is seen at once, in words: the line in the drawing says it only to those who see it. */
export function FoldNotes({ channel, device, business, field, text }: FoldNotesProps) {
  if (text.trim() === "") return null;
  const cut = cutText(text, foldOf(channel, field, device));
  return (
    <>
      <p>{cut.hidden === "" ? copy.notFolded(device) : copy.folded(device, countGraphemes(cut.shown))}</p>
      {!isFirstSentenceShown(text, cut, business.language) && <p className="text-ai">{copy.firstCut}</p>}
      {limitAt(channel, field, text) < text.length && (
        <p className="text-danger">{copy.overLimit(CHANNEL_NAMES[channel])}</p>
      )}
    </>
  );
}
