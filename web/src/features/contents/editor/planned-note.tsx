import type { Content } from "@handbill/contracts";
import { formatDay } from "../../../ui/dates.ts";
import { Written } from "../../../ui/written.tsx";
import { editorMessages as copy } from "./messages.ts";

/** What the plan says about a piece. */
export function PlannedNote({ content: { angle, callToAction, scheduledOn } }: { content: Content }) {
  const rows = [
    [copy.angle, angle],
    [copy.callToAction, callToAction],
  ].filter(([, text]) => text !== "");
  return (
    <dl className="grid gap-2 text-sm">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt className="text-muted">{term}</dt>
          <dd>
            <Written>{text}</Written>
          </dd>
        </div>
      ))}
      {scheduledOn !== null && (
        <div>
          <dt className="text-muted">{copy.day}</dt>
          <dd>{formatDay(scheduledOn)}</dd>
        </div>
      )}
    </dl>
  );
}
