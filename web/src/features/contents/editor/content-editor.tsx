import type { Content } from "@handbill/contracts";
import { lazy, Suspense, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { isActive, useJob } from "../../../api/jobs.ts";
import { JobFailure } from "../../../ui/job-failure.tsx";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { toast } from "../../../ui/toast.ts";
import { useGenerate } from "../api/content-changes.ts";
import { ChannelPreview } from "../preview/channel-preview.tsx";
import { Claims } from "./claims.tsx";
import { sameFields, type DraftFields } from "../fields/field-path.ts";
import { DraftForm } from "./draft-form.tsx";
import { EditorFooter } from "./editor-footer.tsx";
import { editorMessages as copy } from "./messages.ts";
import { PlannedNote } from "./planned-note.tsx";
import { RewritePanel, type Wish } from "./rewrite-panel.tsx";
import { Rewritten } from "./rewritten.tsx";
import type { SaveState } from "./autosave.ts";
import { SaveNote } from "./save-note.tsx";
import { useEditor, type Editor } from "./use-editor.ts";
import { useTextBefore } from "./use-text-before.ts";

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

function InProgress({ content }: { content: Content }) {
  const job = useJob(content.jobId, { hold: true });
  return (
    <>
      {job !== undefined && isActive(job) ? <JobProgress job={job} /> : <Skeleton height="card" />}
      {content.fields === null ? (
        <PlannedNote content={content} />
      ) : (
        <>
          <p className="text-sm text-muted">{copy.beingWritten}</p>
          <ChannelPreview content={content} fields={content.fields} />
        </>
      )}
    </>
  );
}

type NotWrittenProps = { content: Content; isBusy: boolean; onWrite: (wish: Wish) => void; onByHand: () => void };

function NotWritten({ content, isBusy, onWrite, onByHand }: NotWrittenProps) {
  const [isAsking, setIsAsking] = useState(false);
  const byHand = <PlainButton onClick={onByHand}>{copy.writeMyself}</PlainButton>;
  return (
    <>
      {content.failure === null ? (
        <>
          <p className="text-muted">{copy.notWritten}</p>
          <PlannedNote content={content} />
          <div className="flex flex-wrap gap-2">
            <PlainButton variant="primary" disabled={isBusy} onClick={() => onWrite({})}>
              {copy.write}
            </PlainButton>
            {byHand}
          </div>
        </>
      ) : (
        <JobFailure
          error={content.failure}
          isRetrying={isBusy}
          onRetry={() => onWrite({})}
          actions={
            <>
              {!isAsking && <PlainButton onClick={() => setIsAsking(true)}>{copy.changeRequest}</PlainButton>}
              {byHand}
            </>
          }
        />
      )}
      {isAsking && (
        <RewritePanel channel={content.channel} isBusy={isBusy} isBlocked={false} isOpen onRewrite={onWrite} />
      )}
    </>
  );
}

type WritingProps = {
  content: Content;
  editor: Editor;
  /** The text before the last rewrite. */
  before: DraftFields | null;
  isBusy: boolean;
  isReadOnly: boolean;
  onWrite: (wish: Wish) => void;
};

function Writing({ content, editor, before, isBusy, isReadOnly, onWrite }: WritingProps) {
  const { channel, failure, claims } = content;
  const { save, fields } = editor;
  return (
    <>
      {failure !== null && <JobFailure error={failure} isRetrying={isBusy} onRetry={() => onWrite({})} />}
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
        <Rewritten channel={channel} before={before} after={fields} onPutBack={() => editor.change(before)} />
      )}
      {!isReadOnly && <Claims claims={claims} />}
      {isReadOnly ? (
        <div className="grid max-w-xl gap-4">
          <p className="text-sm text-muted">{copy.approvedNote}</p>
          <ChannelPreview content={content} fields={fields} />
        </div>
      ) : (
        <div className="@container">
          <div className="grid items-start gap-6 @3xl:grid-cols-2">
            <div className="grid gap-4">
              <DraftForm channel={channel} editor={editor} />
              <RewritePanel channel={channel} isBusy={isBusy} isBlocked={isUnsaved(save)} onRewrite={onWrite} />
            </div>
            <ChannelPreview content={content} fields={fields} />
          </div>
        </div>
      )}
    </>
  );
}

const isUnsaved = ({ kind }: SaveState): boolean => kind === "held" || kind === "conflict" || kind === "retrying";

const EDITABLE: ReadonlySet<Content["status"]> = new Set<Content["status"]>(["placeholder", "draft", "failed"]);

/** The text of one piece: read it as its channel shows it, change it, have it changed, approve it. Keyed by content. */
export function ContentEditor({ content, businessId, onApprove, onReopen, onRemove, hasNext }: ContentEditorProps) {
  const editor = useEditor(content, businessId);
  const generate = useGenerate(businessId);
  const before = useTextBefore(content);
  const [isByHand, setIsByHand] = useState(false);
  const { status } = content;
  const isWriting = status === "generating";
  const hasText = content.fields !== null || isByHand || editor.isTyped;

  const write = async (wish: Wish) => {
    await editor.settle();
    generate.mutate(
      { contentId: content.id, ...wish },
      { onError: (error) => toast(copy.startFailed, { tone: "danger", detail: describeError(error).detail }) },
    );
  };
  const approve = async () => {
    const version = await editor.settle();
    if (version !== null) onApprove({ ...content, version: Math.max(version, content.version) });
  };
  const onWrite = (wish: Wish) => void write(wish);

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusPill status={status} />
        <SaveNote save={editor.save} />
      </div>
      {isWriting && <InProgress content={content} />}
      {!isWriting && !hasText && (
        <NotWritten
          content={content}
          isBusy={generate.isPending}
          onWrite={onWrite}
          onByHand={() => setIsByHand(true)}
        />
      )}
      {!isWriting && hasText && (
        <Writing
          content={content}
          editor={editor}
          before={before}
          isBusy={generate.isPending}
          isReadOnly={!EDITABLE.has(status)}
          onWrite={onWrite}
        />
      )}
      <EditorFooter
        content={content}
        businessId={businessId}
        fields={editor.fields}
        hasNext={hasNext}
        canApprove={!isUnsaved(editor.save)}
        onApprove={() => void approve()}
        onReopen={() => onReopen(content)}
        onRemove={() => onRemove(content)}
      />
    </div>
  );
}
