import type { Claim, Content } from "@handbill/contracts";
import { lazy, Suspense, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { toast } from "../../../ui/toast.ts";
import { useConfirmClaims, useGenerate } from "../api/content-changes.ts";
import { sameFields, type DraftFields } from "../fields/field-path.ts";
import { openClaims } from "../fields/open-claims.ts";
import { shownStatus } from "../fields/shown-status.ts";
import { DraftForm } from "./draft-form.tsx";
import { EditorFooter } from "./editor-footer.tsx";
import { editorMessages as copy } from "./messages.ts";
import type { Wish } from "./rewrite-panel.tsx";
import type { SaveState } from "./autosave.ts";
import { SaveNote } from "./save-note.tsx";
import { useEditor, type Editor } from "./use-editor.ts";
import { useTextBefore } from "./use-text-before.ts";

const ChannelPreview = lazy(() =>
  import("../preview/channel-preview.tsx").then((file) => ({ default: file.ChannelPreview })),
);
const Claims = lazy(() => import("./claims.tsx").then((file) => ({ default: file.Claims })));
const InProgress = lazy(() => import("./in-progress.tsx").then((file) => ({ default: file.InProgress })));
const JobFailure = lazy(() => import("../../../ui/job-failure.tsx").then((file) => ({ default: file.JobFailure })));
const NotWritten = lazy(() => import("./not-written.tsx").then((file) => ({ default: file.NotWritten })));
const RewritePanel = lazy(() => import("./rewrite-panel.tsx").then((file) => ({ default: file.RewritePanel })));
const Rewritten = lazy(() => import("./rewritten.tsx").then((file) => ({ default: file.Rewritten })));
const StartFailure = lazy(() =>
  import("../../../ui/start-failure.tsx").then((file) => ({ default: file.StartFailure })),
);
const ConflictPanel = lazy(() => import("./conflict-panel.tsx").then((file) => ({ default: file.ConflictPanel })));

export type ContentEditorProps = {
  content: Content;
  businessId: string;
  /** Approves a version and goes on to the next piece. */
  onApprove: (content: Content) => void;
  onReopen: (content: Content) => void;
  onRemove: (content: Content) => void;
  hasNext: boolean;
};

type WritingProps = {
  content: Content;
  editor: Editor;
  /** The text before the last rewrite. */
  before: DraftFields | null;
  isBusy: boolean;
  isReadOnly: boolean;
  onConfirm: (claims: readonly Claim[], confirmed: boolean) => void;
  onWrite: (wish: Wish) => void;
};

function Writing(props: WritingProps) {
  const { content, editor, before, isBusy, isReadOnly, onConfirm, onWrite } = props;
  const { id, channel, failure, claims } = content;
  const { save, fields } = editor;
  const preview = (
    <Suspense fallback={<Skeleton height="page" />}>
      <ChannelPreview content={content} fields={fields} />
    </Suspense>
  );
  return (
    <>
      {failure !== null && (
        <Suspense fallback={<Skeleton height="card" />}>
          <JobFailure error={failure} isRetrying={isBusy} onRetry={() => onWrite({})} />
        </Suspense>
      )}
      {editor.wasRestored && <p className="text-sm text-info">{copy.restored}</p>}
      {save.kind === "held" && <p className="text-sm text-danger">{copy.heldWhy(save.reason.replace(/\.$/, ""))}</p>}
      {save.kind === "conflict" && (
        <Suspense fallback={<Skeleton height="card" />}>
          <ConflictPanel
            channel={channel}
            theirs={save.theirs}
            mine={fields}
            onKeepMine={editor.keepMine}
            onTakeTheirs={editor.takeTheirs}
          />
        </Suspense>
      )}
      {before !== null && !isReadOnly && !sameFields(before, fields) && (
        <Suspense fallback={<Skeleton height="line" />}>
          <Rewritten channel={channel} before={before} after={fields} onPutBack={() => editor.change(before)} />
        </Suspense>
      )}
      {!isReadOnly && claims.length > 0 && (
        <Suspense fallback={<Skeleton height="card" />}>
          <Claims channel={channel} claims={claims} onConfirm={onConfirm} />
        </Suspense>
      )}
      {isReadOnly ? (
        <div className="grid max-w-xl gap-4">
          <p className="text-sm text-muted">{copy.approvedNote}</p>
          {preview}
        </div>
      ) : (
        <div className="@container">
          <div className="grid items-start gap-6 @3xl:grid-cols-2">
            <div className="grid gap-4">
              <DraftForm channel={channel} editor={editor} />
              <Suspense fallback={<Skeleton height="card" />}>
                <RewritePanel
                  contentId={id}
                  channel={channel}
                  isBusy={isBusy}
                  isBlocked={isUnsaved(save)}
                  onRewrite={onWrite}
                />
              </Suspense>
            </div>
            {preview}
          </div>
        </div>
      )}
    </>
  );
}

/** To the list of what has to be confirmed. */
const showClaims = () => {
  const heading = document.querySelector<HTMLElement>("#claims-to-confirm");
  heading?.scrollIntoView({ block: "center" });
  heading?.focus({ preventScroll: true });
};

/** The next piece begins at its beginning, wherever the last one was left: nobody approves an end unread. */
const scrollToTop = (editor: HTMLElement | null): void => editor?.parentElement?.scrollTo(0, 0);

const isUnsaved = ({ kind }: SaveState): boolean => kind === "held" || kind === "conflict" || kind === "retrying";

const EDITABLE: ReadonlySet<Content["status"]> = new Set<Content["status"]>(["placeholder", "draft", "failed"]);

/** The text of one piece: read it as its channel shows it, change it, have it changed, approve it. Keyed by content. */
export function ContentEditor({ content, businessId, onApprove, onReopen, onRemove, hasNext }: ContentEditorProps) {
  const editor = useEditor(content, businessId);
  const generate = useGenerate(businessId);
  const confirming = useConfirmClaims(businessId);
  const before = useTextBefore(content);
  const [isByHand, setIsByHand] = useState(false);
  const { status } = content;
  const isWriting = status === "generating";
  const hasText = content.fields !== null || isByHand || editor.isTyped;

  const write = async (wish: Wish) => {
    await editor.settle();
    generate.mutate({ contentId: content.id, ...wish });
  };
  const confirm = async (claims: readonly Claim[], confirmed: boolean) => {
    // What is confirmed is the text that the server has.
    await editor.settle();
    confirming.mutate(
      { contentId: content.id, claims: claims.map(({ text, field }) => ({ text, field })), confirmed },
      { onError: (error) => toast(copy.confirmFailed, { tone: "danger", detail: describeError(error).detail }) },
    );
  };
  const approve = async () => {
    const version = await editor.settle();
    if (version !== null) onApprove({ ...content, version: Math.max(version, content.version) });
  };
  const onWrite = (wish: Wish) => void write(wish);

  return (
    <div ref={scrollToTop} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusPill status={shownStatus(content)} />
        <SaveNote save={editor.save} />
      </div>
      {generate.isError && (
        <Suspense>
          <StartFailure
            error={generate.error}
            title={hasText ? copy.startFailed : copy.startWriteFailed}
            onRetry={() => generate.mutate(generate.variables)}
          />
        </Suspense>
      )}
      {isWriting && (
        <Suspense fallback={<Skeleton height="page" />}>
          <InProgress content={content} />
        </Suspense>
      )}
      {!isWriting && !hasText && (
        <Suspense fallback={<Skeleton height="page" />}>
          <NotWritten
            content={content}
            isBusy={generate.isPending}
            onWrite={onWrite}
            onByHand={() => setIsByHand(true)}
          />
        </Suspense>
      )}
      {!isWriting && hasText && (
        <Writing
          content={content}
          editor={editor}
          before={before}
          isBusy={generate.isPending}
          isReadOnly={!EDITABLE.has(status)}
          onConfirm={(claims, confirmed) => void confirm(claims, confirmed)}
          onWrite={onWrite}
        />
      )}
      <EditorFooter
        content={content}
        businessId={businessId}
        fields={editor.fields}
        hasNext={hasNext}
        canApprove={!isUnsaved(editor.save)}
        toConfirm={openClaims(content.claims).length}
        onShowClaims={showClaims}
        onApprove={() => void approve()}
        onReopen={() => onReopen(content)}
        onRemove={() => onRemove(content)}
      />
    </div>
  );
}
