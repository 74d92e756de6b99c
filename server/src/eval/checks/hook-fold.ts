import { type Channel, countAdsWidth } from "@handbill/contracts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { sentencesOf } from "../text/sentences.ts";

/**
 * What is seen before "more", in narrow characters. Folds are unpublished and shift with font and screen, so this is a
 * budget for the first sentence and not a limit. Channels without a fold are left out.
 */
const FOLDS: Partial<Record<Channel, number>> = {
  instagram: 125,
  facebook: 110,
  linkedin: 140,
  threads: 250,
  email: 50,
  blog: 60,
};

/** The first sentence, or the line that stands above the text, ends before the fold. */
export const hookFold: Check = {
  row: 3,
  name: "hook inside the fold",
  blocks: false,
  weight: 3,
  judge: eachPiece((piece, { business }) => {
    const fold = FOLDS[piece.task.channel];
    const { title, body } = copyOf(piece);
    const hook = title ?? sentencesOf(body, business.language)[0];
    if (fold === undefined || hook === undefined) return null;
    const width = countAdsWidth(hook);
    return opinion(
      width <= fold ? [] : [`the hook is ${width} wide, ${fold} are seen: ${hook.slice(0, 60)}`],
      fold / width,
    );
  }),
};
