import { MOST_PICTURES, type Claim, type Content } from "@handbill/contracts";
import { ArrowDown } from "lucide-react";
import { useDeferredValue, useMemo, useRef } from "react";
import { Part } from "../../../ui/part.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useHandler } from "../../../ui/use-handler.ts";
import { openClaims } from "../fields/open-claims.ts";
import { DraftForm } from "./draft-form.tsx";
import { editorMessages as copy } from "./messages.ts";
import type { Wish } from "./wish.ts";
import { SaveTrouble } from "./save-trouble.tsx";
import { isUnsaved } from "./save-state.ts";
import type { Suggestion } from "./use-suggestion.ts";
import type { Editor } from "./use-editor.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";
import { useMay } from "../../../api/permissions.ts";

const ChannelPreview = lazyPart("features/contents/preview/channel-preview.tsx", () =>
  import("../preview/channel-preview.tsx").then((file) => file.ChannelPreview),
);
const Claims = lazyPart("features/contents/editor/claims.tsx", () =>
  import("./claims.tsx").then((file) => file.Claims),
);
const JobFailure = lazyPart("ui/job-failure.tsx", () =>
  import("../../../ui/job-failure.tsx").then((file) => file.JobFailure),
);
const PicturesPanel = lazyPart("features/contents/pictures/pictures-panel.tsx", () =>
  import("../pictures/pictures-panel.tsx").then((file) => file.PicturesPanel),
);
const RewritePanel = lazyPart("features/contents/editor/rewrite-panel.tsx", () =>
  import("./rewrite-panel.tsx").then((file) => file.RewritePanel),
);
const VariantsPanel = lazyPart("features/contents/editor/variants-panel.tsx", () =>
  import("./variants-panel.tsx").then((file) => file.VariantsPanel),
);
const SuggestionPanel = lazyPart("features/contents/editor/suggestion-panel.tsx", () =>
  import("./suggestion-panel.tsx").then((file) => file.SuggestionPanel),
);

/** Below the fields on a phone, however long they are. */
function showPreview(shape: HTMLElement | null): void {
  shape?.scrollIntoView({ block: "start" });
  shape?.focus({ preventScroll: true });
}

type WritingProps = {
  content: Content;
  businessId: string;
  editor: Editor;
  /** A rewrite that the owner has not decided on. */
  suggestion: Suggestion | null;
  isBusy: boolean;
  isReadOnly: boolean;
  /** A passage of it is being rewritten: the text can be read and not changed. */
  isHeld: boolean;
  onConfirm: (claims: readonly Claim[], confirmed: boolean) => Promise<void>;
  onWrite: (wish: Wish) => void;
};

/** What asks for the owner before the text itself. */
function Notices({ content, editor, suggestion, isBusy, isReadOnly, onConfirm, onWrite }: WritingProps) {
  const { channel, failure, claims } = content;
  return (
    <>
      {failure !== null && (
        <Part fallback={<Skeleton height="card" />}>
          <JobFailure error={failure} endedAt={content.updatedAt} isRetrying={isBusy} onRetry={() => onWrite({})} />
        </Part>
      )}
      {editor.wasRestored && <p className="text-sm text-info">{copy.restored}</p>}
      <SaveTrouble channel={channel} editor={editor} isBusy={isBusy} onWrite={onWrite} />
      {suggestion !== null && !isReadOnly && (
        <Part fallback={<Skeleton height="card" />}>
          <SuggestionPanel channel={channel} suggestion={suggestion} present={editor.fields} isBusy={isBusy} />
        </Part>
      )}
      {!isReadOnly && claims.length > 0 && (
        <Part fallback={<Skeleton height="card" />}>
          <Claims channel={channel} claims={claims} onConfirm={onConfirm} />
        </Part>
      )}
    </>
  );
}

/** A piece that has a text: as a form and as its channel shows it. */
export function Writing(props: WritingProps) {
  const { content, businessId, editor, isReadOnly, isHeld, onWrite } = props;
  const isBusy = props.isBusy || isHeld;
  const mayEdit = useMay("edit");
  const shape = useRef<HTMLDivElement>(null);
  // Typing comes first: the drawing catches up as soon as there is time.
  const shown = useDeferredValue(editor.fields);
  const textNow = useHandler(() => editor.fields);
  const settle = useHandler(editor.settle);
  const bringBack = useHandler(editor.bringBack);
  // The same until the text is another: what the server has painted would give way to a skeleton, were it drawn anew too early.
  const preview = useMemo(
    () => (
      <Part fallback={<Skeleton height="screen" />}>
        <ChannelPreview content={content} fields={shown} />
      </Part>
    ),
    [content, shown],
  );
  if (isReadOnly) {
    return (
      <>
        <Notices {...props} />
        <div className="grid max-w-xl gap-4">
          <p className="text-sm text-muted">{content.publishedAt === null ? copy.approvedNote : copy.outNote}</p>
          {preview}
        </div>
      </>
    );
  }
  const variants = (
    <Part fallback={<Skeleton height="card" />}>
      <VariantsPanel
        content={content}
        businessId={businessId}
        fields={shown}
        textNow={textNow}
        settle={settle}
        bringBack={bringBack}
        isBlocked={isBusy || isUnsaved(editor.save)}
      />
    </Part>
  );
  return (
    <>
      <Notices {...props} />
      <div className="@container">
        <div className="grid items-start gap-6 @min-[38rem]:grid-cols-2 @min-[38rem]:grid-rows-[auto_auto_1fr]">
          <fieldset disabled={isHeld} className="grid min-w-0 gap-4 [&_:disabled]:opacity-100">
            <span className="@min-[38rem]:hidden">
              <PlainButton
                size="sm"
                icon={<ArrowDown size={16} aria-hidden />}
                onClick={() => showPreview(shape.current)}
              >
                {copy.seePreview}
              </PlainButton>
            </span>
            <DraftForm
              channel={content.channel}
              editor={editor}
              unconfirmed={openClaims(content.claims)}
              rewrite={isBusy || isUnsaved(editor.save) || !mayEdit ? null : onWrite}
            />
            {mayEdit && MOST_PICTURES[content.channel] > 0 && (
              <Part fallback={<Skeleton lines={2} />}>
                <PicturesPanel content={content} businessId={businessId} fields={shown} settle={settle} />
              </Part>
            )}
          </fieldset>
          <div ref={shape} tabIndex={-1} className="min-w-0 scroll-mt-4 outline-none @min-[38rem]:row-span-3">
            {preview}
          </div>
          {mayEdit && (
            <div className="min-w-0">
              <Part fallback={<Skeleton height="card" />}>
                <RewritePanel
                  contentId={content.id}
                  channel={content.channel}
                  isBusy={isBusy}
                  isBlocked={isUnsaved(editor.save)}
                  onRewrite={onWrite}
                />
              </Part>
            </div>
          )}
          {/* Versions to choose from want the whole width; the button that asks for them does not. */}
          <div className="min-w-0 @min-[38rem]:has-[ul]:col-span-full">{variants}</div>
        </div>
      </div>
    </>
  );
}
