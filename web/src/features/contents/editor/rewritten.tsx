import type { Channel } from "@handbill/contracts";
import { lazy, Suspense, useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import { editorMessages as copy } from "./messages.ts";

const WordDiff = lazy(() => import("./word-diff.tsx").then((file) => ({ default: file.WordDiff })));

type RewrittenProps = { channel: Channel; before: DraftFields; after: DraftFields; onPutBack: () => void };

/** After a rewrite: what changed, and the way back. */
export function Rewritten({ channel, before, after, onPutBack }: RewrittenProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <section aria-label={copy.rewritten} className="grid gap-3 rounded-card bg-ai-soft p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-32 font-medium text-ai">{copy.rewritten}</p>
        <PlainButton size="sm" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? copy.hideChanges : copy.showChanges}
        </PlainButton>
        <PlainButton size="sm" onClick={onPutBack}>
          {copy.keepOld}
        </PlainButton>
      </div>
      {isShown && (
        <div className="rounded-control bg-surface p-3">
          <Suspense fallback={<Skeleton lines={3} />}>
            <WordDiff channel={channel} before={before} after={after} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
