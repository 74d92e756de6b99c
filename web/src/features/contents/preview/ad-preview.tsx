import { textsAt } from "../fields/field-path.ts";
import { hostOf, type PreviewProps } from "./preview-props.ts";
import { previewMessages as copy } from "./messages.ts";

/** A search advertisement in one of its many combinations. */
export function AdPreview({ fields, businessName, website }: PreviewProps) {
  const headlines = textsAt(fields, "headlines").filter((line) => line.trim() !== "");
  const descriptions = textsAt(fields, "descriptions").filter((line) => line.trim() !== "");
  const [shown, others] = [headlines.slice(0, 3), headlines.slice(3)];
  return (
    <div className="grid gap-3">
      <div className="grid gap-1 rounded-control bg-surface p-3">
        <p className="text-xs font-bold">{copy.sponsored}</p>
        <p className="text-xs text-muted">
          <bdi>{businessName}</bdi> <bdi dir="ltr">{hostOf(website)}</bdi>
        </p>
        <p className="text-lg text-info">{shown.join(" | ")}</p>
        <p>{descriptions.slice(0, 2).join(" ")}</p>
      </div>
      {others.length > 0 && (
        <div className="text-xs text-muted">
          <p lang="en">{copy.otherHeadlines}</p>
          <p>{others.join(" · ")}</p>
        </div>
      )}
      <p lang="en" dir="ltr" className="text-xs text-muted">
        {copy.adNote}
      </p>
    </div>
  );
}
