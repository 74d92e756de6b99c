import type { Content } from "@handbill/contracts";
import { Check, CircleAlert, Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { Part } from "../../../ui/part.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.ts";
import type { DraftFields } from "../fields/field-path.ts";
import { plainText } from "../fields/plain-text.ts";
import { editorMessages as copy } from "./messages.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";

const ScheduleBar = lazyPart("scheduling/schedule-bar.tsx", () =>
  import("../../../scheduling/schedule-bar.tsx").then((file) => file.ScheduleBar),
);
const Verdict = lazyPart("features/contents/editor/verdict.tsx", () =>
  import("./verdict.tsx").then((file) => file.Verdict),
);
const VersionStrip = lazyPart("features/contents/editor/version-strip.tsx", () =>
  import("./version-strip.tsx").then((file) => file.VersionStrip),
);

/** Approved and after: what is asked now is when it goes out. */
const HAS_LEFT_THE_DESK: ReadonlySet<Content["status"]> = new Set<Content["status"]>([
  "approved",
  "scheduled",
  "missed",
  "publishing",
  "unknown",
  "published",
]);

const MAY_BE_REOPENED: ReadonlySet<Content["status"]> = new Set<Content["status"]>(["approved", "scheduled", "missed"]);

type EditorFooterProps = {
  content: Content;
  businessId: string;
  fields: DraftFields;
  hasNext: boolean;
  /** A rewrite waits for a decision; approving accepts it. */
  isSuggested: boolean;
  canApprove: boolean;
  /** How many statements have to be confirmed before. */
  toConfirm: number;
  /** Ends when it is approved, or is known not to be. */
  onApprove: () => Promise<void>;
  onShowClaims: () => void;
  onReopen: () => void;
  onRemove: () => void;
};

function ApproveButton({ hasNext, isSuggested, canApprove, toConfirm, onApprove, onShowClaims }: EditorFooterProps) {
  const [isPressed, setIsPressed] = useState(false);
  const approve = () => {
    if (isPressed) return;
    setIsPressed(true);
    void onApprove().finally(() => setIsPressed(false));
  };
  if (toConfirm > 0) {
    return (
      <PlainButton variant="primary" icon={<CircleAlert size={18} aria-hidden />} data-approve onClick={onShowClaims}>
        {copy.confirmFirst(toConfirm)}
      </PlainButton>
    );
  }
  return (
    <PlainButton
      variant="primary"
      icon={<Check size={18} aria-hidden />}
      disabled={!canApprove}
      takes="approve"
      data-approve
      aria-busy={isPressed || undefined}
      onClick={approve}
    >
      {isSuggested ? copy.acceptAndApprove : hasNext ? copy.approveNext : copy.approve}
    </PlainButton>
  );
}

function Versions({ content, businessId }: { content: Content; businessId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {copy.versions}
      </summary>
      {isOpen && (
        <Section errorTitle={copy.versionsFailed}>
          <VersionStrip content={content} businessId={businessId} isReadOnly={HAS_LEFT_THE_DESK.has(content.status)} />
        </Section>
      )}
    </details>
  );
}

/** The decision about a piece, always in reach, and what else can be done with it. */
export function EditorFooter(props: EditorFooterProps) {
  const { content, businessId, fields, onReopen, onRemove } = props;
  const copyText = () =>
    void navigator.clipboard?.writeText(plainText(content.channel, fields)).then(() => toast(copy.copied));
  return (
    <>
      {content.receipt !== null && (
        <Part fallback={<div className="h-22" />}>
          <Verdict content={content} businessId={businessId} />
        </Part>
      )}
      {content.fields !== null && <Versions content={content} businessId={businessId} />}
      <div className="sticky -bottom-4 z-10 -mx-4 border-t border-line bg-surface px-4 py-3 md:-mx-6 md:px-6">
        {HAS_LEFT_THE_DESK.has(content.status) && (
          <Part fallback={<div className="h-22" />}>
            <div data-schedule>
              <ScheduleBar content={content} />
            </div>
          </Part>
        )}
        <div className="flex items-center gap-2">
          {MAY_BE_REOPENED.has(content.status) && (
            <PlainButton takes="approve" onClick={onReopen}>
              {copy.reopen}
            </PlainButton>
          )}
          {content.status === "draft" && <ApproveButton {...props} />}
          {content.fields !== null && (
            <PlainButton variant="quiet" icon={<Copy size={16} aria-hidden />} onClick={copyText}>
              <span className="max-sm:sr-only">{copy.copyText}</span>
            </PlainButton>
          )}
          <span className="ms-auto">
            <PlainButton takes="edit" variant="quiet" icon={<Trash2 size={16} aria-hidden />} onClick={onRemove}>
              <span className="max-sm:sr-only">{copy.remove}</span>
            </PlainButton>
          </span>
        </div>
      </div>
    </>
  );
}
