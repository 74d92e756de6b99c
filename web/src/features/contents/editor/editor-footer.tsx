import type { Content } from "@handbill/contracts";
import { Check, Copy, Trash2 } from "lucide-react";
import { lazy, useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Receipt } from "../../../ui/receipt.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.ts";
import type { DraftFields } from "../fields/field-path.ts";
import { plainText } from "../fields/plain-text.ts";
import { editorMessages as copy } from "./messages.ts";

const VersionList = lazy(() => import("./version-list.tsx").then((file) => ({ default: file.VersionList })));

type EditorFooterProps = {
  content: Content;
  businessId: string;
  fields: DraftFields;
  hasNext: boolean;
  canApprove: boolean;
  onApprove: () => void;
  onReopen: () => void;
  onRemove: () => void;
};

function Versions({ content, businessId }: { content: Content; businessId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {copy.versions}
      </summary>
      {isOpen && (
        <Section errorTitle={copy.versionsFailed}>
          <VersionList content={content} businessId={businessId} isReadOnly={content.status === "approved"} />
        </Section>
      )}
    </details>
  );
}

/** The decision about a piece, always in reach, and what else can be done with it. */
export function EditorFooter(props: EditorFooterProps) {
  const { content, businessId, fields, hasNext, canApprove, onApprove, onReopen, onRemove } = props;
  const copyText = () =>
    void navigator.clipboard?.writeText(plainText(content.channel, fields)).then(() => toast(copy.copied));
  return (
    <>
      {content.receipt !== null && <Receipt receipt={content.receipt} />}
      {content.fields !== null && <Versions content={content} businessId={businessId} />}
      <div className="sticky -bottom-4 z-10 -mx-4 flex items-center gap-2 border-t border-line bg-surface px-4 py-3 md:-mx-6 md:px-6">
        {content.status === "approved" && <PlainButton onClick={onReopen}>{copy.reopen}</PlainButton>}
        {content.status === "draft" && (
          <PlainButton
            variant="primary"
            icon={<Check size={18} aria-hidden />}
            disabled={!canApprove}
            data-approve
            onClick={onApprove}
          >
            {hasNext ? copy.approveNext : copy.approve}
          </PlainButton>
        )}
        {content.fields !== null && (
          <PlainButton variant="quiet" icon={<Copy size={16} aria-hidden />} onClick={copyText}>
            <span className="max-sm:sr-only">{copy.copyText}</span>
          </PlainButton>
        )}
        <span className="ms-auto">
          <PlainButton variant="quiet" icon={<Trash2 size={16} aria-hidden />} onClick={onRemove}>
            <span className="max-sm:sr-only">{copy.remove}</span>
          </PlainButton>
        </span>
      </div>
    </>
  );
}
