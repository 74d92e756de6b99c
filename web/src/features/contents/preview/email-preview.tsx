import { textAt } from "../fields/field-path.ts";
import { Avatar } from "./avatar.tsx";
import type { PreviewProps } from "./preview-props.ts";
import { MarkdownView } from "./markdown-view.tsx";
import { previewMessages as copy } from "./messages.ts";

/** An email twice: its line in the inbox, and opened. */
export function EmailPreview({ fields, businessName }: PreviewProps) {
  const subject = textAt(fields, "subject");
  const label = textAt(fields, "callToAction.label");
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-control bg-surface p-2.5">
        <Avatar name={businessName} />
        <div className="min-w-0 leading-snug">
          <p className="flex justify-between gap-2">
            <bdi className="truncate font-bold">{businessName}</bdi>
            <span className="text-xs text-muted">{copy.now}</span>
          </p>
          <p className="truncate font-medium">{subject}</p>
          <p className="truncate text-muted">{textAt(fields, "preheader")}</p>
        </div>
      </div>
      <div className="grid gap-4 rounded-control border border-line bg-surface p-4">
        <p className="text-lg font-bold">{subject}</p>
        <MarkdownView text={textAt(fields, "body")} />
        {label !== "" && (
          <p className="justify-self-start rounded-control bg-accent px-4 py-2 font-medium text-on-accent">{label}</p>
        )}
        <p dir="ltr" className="truncate text-xs text-muted">
          {textAt(fields, "callToAction.url")}
        </p>
      </div>
    </div>
  );
}
