import { listAt, textAt } from "../fields/field-path.ts";
import { hostOf, type PreviewProps } from "./preview-props.ts";
import { MarkdownView } from "./markdown-view.tsx";

/** An article twice: as a search result, and to read. */
export function BlogPreview({ fields, website }: PreviewProps) {
  const title = textAt(fields, "title");
  return (
    <div className="grid gap-3">
      <div className="grid gap-0.5 rounded-control bg-surface p-3">
        <p dir="ltr" className="text-xs text-muted">
          {hostOf(website)}
        </p>
        <p className="truncate text-base text-info">{title}</p>
        <p className="line-clamp-2 text-muted">{textAt(fields, "description")}</p>
      </div>
      <div className="grid gap-4 rounded-control border border-line bg-surface p-4">
        <p className="text-xl font-bold">{title}</p>
        {listAt(fields, "sections").map((section, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
          <div key={index} className="grid gap-2">
            <p className="text-base font-bold">{textAt(section, "heading")}</p>
            <MarkdownView text={textAt(section, "body")} />
          </div>
        ))}
      </div>
    </div>
  );
}
