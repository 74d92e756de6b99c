import type { DataExport } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { describeError } from "../../../api/describe-error.ts";
import { askForExport, exportAddress, exportsQuery, removeExport } from "../../../api/my-data.ts";
import { Card } from "../../../ui/card.tsx";
import { formatMoment } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.ts";
import { myDataMessages as words } from "./messages.ts";

const stateOf = ({ state, done, total, until }: DataExport, timezone: string): string => {
  if (state === "ready") return words.until(formatMoment(until, timezone));
  if (state === "failed") return words.failed;
  return total === 0 ? words.waiting : words.making(Math.floor((100 * done) / total));
};

function Made() {
  const client = useQueryClient();
  const { timezone } = useActiveBusiness();
  const { data: made } = useSuspenseQuery(exportsQuery);
  const erase = useMutation({
    mutationFn: removeExport,
    onError: (error) => toast(words.eraseFailed, { tone: "danger", detail: describeError(error).title }),
    onSettled: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
  return (
    <ul className="divide-y divide-line" aria-live="polite">
      {made.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
          <span className="grid">
            <span className="font-medium">
              {one.businessId === null ? words.whole : words.oneBusiness}, {formatMoment(one.createdAt, timezone)}
            </span>
            <span className="text-sm text-muted">{stateOf(one, timezone)}</span>
          </span>
          <span className="flex gap-2">
            {one.state === "ready" && (
              <a
                href={exportAddress(one.id)}
                download
                className="tap inline-flex items-center rounded-control px-2 font-medium text-accent underline"
              >
                {words.download}
              </a>
            )}
            <PlainButton
              variant="quiet"
              aria-label={words.eraseOf(formatMoment(one.createdAt, timezone))}
              onClick={() => erase.mutate(one.id)}
            >
              {words.erase}
            </PlainButton>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Asks for exports, and hands them out. */
export function Exports() {
  const client = useQueryClient();
  const { id, name } = useActiveBusiness();
  const ask = useMutation({
    mutationFn: askForExport,
    onSuccess: () => toast(words.asked, { tone: "ok" }),
    onError: (error) => toast(words.askFailed, { tone: "danger", detail: describeError(error).title }),
    onSettled: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
  return (
    <Card title={words.exportTitle}>
      <div className="grid gap-3">
        <p className="text-muted">{words.exportText}</p>
        <div className="flex flex-wrap gap-2">
          <PlainButton takes="manage" disabled={ask.isPending} onClick={() => ask.mutate(id)}>
            {words.ofBusiness(name)}
          </PlainButton>
          <PlainButton disabled={ask.isPending} onClick={() => ask.mutate(null)}>
            {words.ofAccount}
          </PlainButton>
        </div>
        <Section errorTitle={words.loadFailed}>
          <Made />
        </Section>
      </div>
    </Card>
  );
}
