import { PlainButton } from "../../../ui/plain-button.tsx";
import { composerMessages } from "./messages.ts";
import type { ReplyDrafting } from "./use-reply-draft.ts";

const words = composerMessages.draft;

type DraftAgainProps = { drafting: ReplyDrafting; onAgain: (() => void) | undefined };

/** For a draft that was overtaken: the writer reads what has come since. */
export const DraftAgain = ({ drafting: { ask, isAtWork }, onAgain }: DraftAgainProps) =>
  onAgain && (
    <PlainButton size="sm" asksWriter disabled={ask.isPending || isAtWork} onClick={onAgain}>
      {ask.isPending ? words.asking : words.again}
    </PlainButton>
  );
