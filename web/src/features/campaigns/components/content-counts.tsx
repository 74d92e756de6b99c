import type { Campaign } from "@handbill/contracts";
import { approvedOf } from "../../../api/campaigns.ts";
import { messages } from "../messages.ts";

type Counts = Campaign["contents"];
type Part = "approved" | "draft" | "generating" | "failed" | "placeholder";

/** From done to not begun, so that the bar fills from the left. */
const PARTS: ReadonlyArray<readonly [Part, colour: string]> = [
  ["approved", "bg-accent"],
  ["draft", "bg-ai"],
  ["generating", "bg-info"],
  ["failed", "bg-danger"],
  ["placeholder", "bg-control"],
];

/** How far the pieces of a campaign are: a bar for the eye, words for everyone. */
export function ContentCounts({ counts }: { counts: Counts }) {
  const parts: Record<Part, number> = { ...counts, approved: approvedOf(counts) };
  const present = PARTS.filter(([part]) => parts[part] > 0);
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="flex h-1.5 gap-0.5 overflow-hidden rounded-full bg-sunk">
        {present.map(([part, colour]) => (
          <span key={part} className={colour} style={{ flexGrow: parts[part] }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted tabular-nums">
        <span className="font-medium text-ink">{messages.pieces(counts.total)}</span>
        {present.map(([part, colour]) => (
          <span key={part} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${colour}`} />
            {messages.counts[part](parts[part])}
          </span>
        ))}
      </p>
    </div>
  );
}
