import type { TrackingSettings, TrackingUpdate } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { trackingQuery, updateTracking } from "../../api/tracking.ts";
import { Card } from "../../ui/card.tsx";
import { formatAgo } from "../../ui/dates.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Snippet } from "../../ui/snippet.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.ts";
import { Toggle } from "../../ui/toggle.tsx";
import { trackingMessages as copy } from "./messages.ts";
import { PaperLinks } from "./paper-links.tsx";
import { useMay } from "../../api/permissions.ts";
import { NotForRole } from "../../ui/not-for-role.tsx";

const CHOICES = ["links", "opens", "clickIds"] as const;

/** What was heard of the website: the answer to "did I put it there rightly?". */
function Heard({ calls, nowMs }: { calls: TrackingSettings["calls"]; nowMs: number }) {
  if (calls.length === 0) return <p className="text-sm text-muted">{copy.nothingHeard}</p>;
  const when = (at: string): string => formatAgo(at, nowMs);
  return (
    <ul className="grid gap-2">
      {calls.map(({ source, origin, firstAt, lastAt }) => (
        <li key={source} className="flex items-start gap-2 text-sm">
          <CircleCheck size={18} className="mt-0.5 shrink-0 text-ok" aria-hidden />
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium">{copy.heard[source](copy.of(origin))}</span>:{" "}
            {copy.when(when(lastAt), when(firstAt))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Held at once, and put back where it could not be kept. */
function useChange(businessId: string) {
  const client = useQueryClient();
  const { queryKey } = trackingQuery(businessId);
  return useMutation({
    mutationFn: (change: TrackingUpdate) => updateTracking(businessId, change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, Object.assign({}, before, change));
      return { before };
    },
    onError: (error, _change, context) => {
      client.setQueryData(queryKey, context?.before);
      toast(copy.saveFailed, { tone: "danger", detail: describeError(error).detail });
    },
    onSuccess: (kept) => client.setQueryData(queryKey, kept),
  });
}

function Tracking() {
  const { id: businessId } = useActiveBusiness();
  const { data: settings, dataUpdatedAt } = useSuspenseQuery(trackingQuery(businessId));
  const { mutate } = useChange(businessId);
  const server = [
    `curl -X POST ${location.origin}/hooks/conversions \\`,
    `  -H "Authorization: Bearer ${settings.serverKey}" -H "Content-Type: application/json" \\`,
    `  -d '{"key":"A-1042","goal":"order","value":{"amount":1250,"currency":"EUR"},"click":"the hb= of the visitor"}'`,
  ].join("\n");
  return (
    <div className="grid gap-4">
      <Card title={copy.settings}>
        <div className="grid gap-4">
          {CHOICES.map((name) => (
            <Toggle
              key={name}
              label={copy[name]}
              text={copy[`${name}Text`]}
              isOn={settings[name]}
              onChange={(isOn) => mutate({ [name]: isOn })}
            />
          ))}
        </div>
      </Card>
      <Card title={copy.paper}>
        <p className="mb-4 text-sm text-muted">{copy.paperText}</p>
        <Section errorTitle={copy.loadFailed} skeleton={<Skeleton lines={3} />}>
          <PaperLinks businessId={businessId} />
        </Section>
      </Card>
      <Card title={copy.website}>
        <div className="grid gap-5">
          <div role="status">
            <Heard calls={settings.calls} nowMs={dataUpdatedAt} />
          </div>
          <Snippet words={copy} label={copy.script} text={copy.websiteText} code={settings.script} />
          <Snippet words={copy} label={copy.achieved} text={copy.achievedText} code={copy.achievedCode} />
          <Snippet words={copy} label={copy.pixel} text={copy.pixelText} code={settings.pixel} />
          <Snippet words={copy} label={copy.server} text={copy.serverText} code={server} />
        </div>
      </Card>
    </div>
  );
}

/** What is counted, links for paper, and what a website needs to tell of orders. */
export function TrackingPage() {
  const { name } = useActiveBusiness();
  const mayManage = useMay("manage");
  return (
    <>
      <PageHeader title={copy.title} documentTitle={`${copy.title} · ${name}`} description={copy.lead} />
      {mayManage ? (
        <Section errorTitle={copy.loadFailed} skeleton={<Skeleton height="page" />}>
          <Tracking />
        </Section>
      ) : (
        <NotForRole takes="manage">{copy.title}</NotForRole>
      )}
    </>
  );
}
