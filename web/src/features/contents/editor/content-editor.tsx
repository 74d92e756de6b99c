import type { Claim, Content } from "@handbill/contracts";
import { Suspense, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { Part } from "../../../ui/part.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { toast } from "../../../ui/toast.ts";
import { useHandler } from "../../../ui/use-handler.ts";
import { useConfirmClaims, type useGenerate } from "../api/content-changes.ts";
import { openClaims } from "../fields/open-claims.ts";
import { shownStatus } from "../fields/shown-status.ts";
import { EditorFooter } from "./editor-footer.tsx";
import { editorMessages as copy } from "./messages.ts";
import { SaveNote } from "./save-note.tsx";
import { isUnsaved } from "./save-state.ts";
import { useEditor } from "./use-editor.ts";
import { useOtherTabs } from "./use-other-tabs.ts";
import { useSuggestion } from "./use-suggestion.ts";
import type { Wish } from "./wish.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";

const MailingReport = lazyPart("features/contents/mailing/mailing-report.tsx", () =>
  import("../mailing/mailing-report.tsx").then((file) => file.MailingReport),
);
const AudiencePanel = lazyPart("features/contents/editor/audience-panel.tsx", () =>
  import("./audience-panel.tsx").then((file) => file.AudiencePanel),
);
const ContentLinks = lazyPart("links/content-links.tsx", () =>
  import("../../../links/content-links.tsx").then((file) => file.ContentLinks),
);
const SubjectTestPanel = lazyPart("features/contents/editor/subject-test-panel.tsx", () =>
  import("./subject-test-panel.tsx").then((file) => file.SubjectTestPanel),
);
const InProgress = lazyPart("features/contents/editor/in-progress.tsx", () =>
  import("./in-progress.tsx").then((file) => file.InProgress),
);
const NotWritten = lazyPart("features/contents/editor/not-written.tsx", () =>
  import("./not-written.tsx").then((file) => file.NotWritten),
);
const StartFailure = lazyPart("ui/start-failure.tsx", () =>
  import("../../../ui/start-failure.tsx").then((file) => file.StartFailure),
);

const ContentResults = lazyPart("features/contents/results/content-results.tsx", () =>
  import("../results/content-results.tsx").then((file) => file.ContentResults),
);
const Writing = lazyPart("features/contents/editor/writing.tsx", () =>
  import("./writing.tsx").then((file) => file.Writing),
);

export type ContentEditorProps = {
  content: Content;
  businessId: string;
  /** Approves a version and goes on to the next piece. */
  onApprove: (content: Content) => Promise<void>;
  onReopen: (content: Content) => void;
  onRemove: (content: Content) => void;
  hasNext: boolean;
  /** What the writer is asked for; of this piece, or of one that was open before. */
  asking: ReturnType<typeof useGenerate>;
  /** The owner took it from the writer, to write it by hand. */
  isByHand?: boolean;
};

/** An email in these states is on its way to many, or was. */
const IS_SENT: ReadonlySet<Content["status"]> = new Set<Content["status"]>(["publishing", "published", "unknown"]);

/** To the list of what has to be confirmed. */
const showClaims = () => {
  const heading = document.querySelector<HTMLElement>("#claims-to-confirm");
  heading?.scrollIntoView({ block: "center" });
  heading?.focus({ preventScroll: true });
};

/** The next piece begins at its beginning, wherever the last one was left: nobody approves an end unread. */
const scrollToTop = (editor: HTMLElement | null): void => editor?.parentElement?.scrollTo(0, 0);

const bringIntoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: "nearest" });

const EDITABLE: ReadonlySet<Content["status"]> = new Set<Content["status"]>(["placeholder", "draft", "failed"]);

/** What is approved has links to count, or will have. */
const HAS_LINKS: ReadonlySet<Content["status"]> = new Set<Content["status"]>([
  "approved",
  "scheduled",
  "missed",
  "publishing",
  "unknown",
  "published",
]);

/** The text of one piece: read it as its channel shows it, change it, have it changed, approve it. Keyed by content. */
export function ContentEditor(props: ContentEditorProps) {
  const { content, businessId, onApprove, onReopen, onRemove, hasNext, asking } = props;
  const editor = useEditor(content, businessId);
  const isAsking = asking.variables?.contentId === content.id;
  const isBusy = isAsking && asking.isPending;
  const confirming = useConfirmClaims(businessId);
  const isElsewhere = useOtherTabs(content.id);
  const [isByHand, setIsByHand] = useState(props.isByHand ?? false);
  const { status } = content;
  const isWriting = status === "generating";
  const hasText = content.fields !== null || isByHand || editor.isTyped;

  const { suggestion, pending, ask, accept } = useSuggestion(content, editor, (wish) =>
    asking.mutateAsync({ contentId: content.id, ...wish }).then(
      () => true,
      () => false,
    ),
  );
  // All but a few words stay as they are: the whole text stays in view while those are written.
  const isPassage = isWriting && content.fields !== null && pending?.selection !== undefined;
  const confirm = useHandler(async (claims: readonly Claim[], confirmed: boolean) => {
    // What is confirmed is the text that the server has.
    await editor.settle();
    confirming.mutate(
      { contentId: content.id, claims: claims.map(({ text, field }) => ({ text, field })), confirmed },
      { onError: (error) => toast(copy.confirmFailed, { tone: "danger", detail: describeError(error).detail }) },
    );
  });
  const approve = async () => {
    const version = await editor.settle();
    if (version === null) return;
    accept();
    await onApprove({ ...content, version: Math.max(version, content.version) });
  };
  const onWrite = useHandler((wish: Wish) => void ask(wish));

  return (
    <div ref={scrollToTop} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusPill status={shownStatus(content)} />
        <SaveNote save={editor.save} />
      </div>
      {isElsewhere && <p className="text-sm text-muted">{copy.openElsewhere}</p>}
      {isAsking && asking.isError && (
        <Suspense>
          {/* It was asked for further down: why it did not begin is brought into sight. */}
          <div ref={bringIntoSight} className="scroll-mt-4">
            <StartFailure
              error={asking.error}
              title={hasText ? copy.startFailed : copy.startWriteFailed}
              onRetry={() => asking.mutate(asking.variables)}
            />
          </div>
        </Suspense>
      )}
      {isWriting && (
        <Suspense fallback={<Skeleton height={isPassage ? "card" : "page"} />}>
          <InProgress content={content} isPassage={isPassage} onByHand={() => setIsByHand(true)} />
        </Suspense>
      )}
      {!isWriting && !hasText && (
        <Suspense fallback={<Skeleton height="page" />}>
          <NotWritten content={content} isBusy={isBusy} onWrite={onWrite} onByHand={() => setIsByHand(true)} />
        </Suspense>
      )}
      {(!isWriting || isPassage) && hasText && (
        <Suspense fallback={<Skeleton lines={2} height="screen" />}>
          <Writing
            content={content}
            businessId={businessId}
            editor={editor}
            suggestion={suggestion}
            isBusy={isBusy}
            isHeld={isPassage}
            isReadOnly={!isPassage && !EDITABLE.has(status)}
            onConfirm={confirm}
            onWrite={onWrite}
          />
          {content.publishedAt !== null && (
            <Suspense fallback={<Skeleton height="card" />}>
              <ContentResults content={content} businessId={businessId} />
            </Suspense>
          )}
        </Suspense>
      )}
      {content.channel === "email" && (IS_SENT.has(content.status) || content.status === "missed") && (
        <Part>
          <MailingReport businessId={businessId} contentId={content.id} />
        </Part>
      )}
      {content.channel === "email" && !isWriting && hasText && !IS_SENT.has(content.status) && (
        <Suspense fallback={<Skeleton height="card" />}>
          <AudiencePanel businessId={businessId} contentId={content.id} version={content.version} />
        </Suspense>
      )}
      {content.channel === "email" && !isWriting && content.fields !== null && (
        <Suspense fallback={<Skeleton height="card" />}>
          <SubjectTestPanel content={content} businessId={businessId} />
        </Suspense>
      )}
      {HAS_LINKS.has(status) && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <ContentLinks businessId={businessId} contentId={content.id} isOut={status === "published"} />
        </Suspense>
      )}
      <EditorFooter
        content={content}
        businessId={businessId}
        fields={editor.fields}
        hasNext={hasNext}
        isSuggested={suggestion !== null}
        canApprove={!isUnsaved(editor.save)}
        toConfirm={openClaims(content.claims).length}
        onShowClaims={showClaims}
        onApprove={approve}
        onReopen={() => onReopen(content)}
        onRemove={() => onRemove(content)}
      />
    </div>
  );
}
