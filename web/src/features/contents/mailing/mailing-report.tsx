import type { DeliveryCounts, DeliveryStatus, Mailing } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { momentWords } from "../../../scheduling/moments.ts";
import { Banner } from "../../../ui/banner.tsx";
import { cardClass, cx, linkClass } from "../../../ui/classes.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Deliveries } from "./deliveries.tsx";
import { mailingsQuery } from "./mailings.ts";
import { messages } from "./messages.ts";
import { useMailing } from "./use-mailing.ts";

/** What asks for a person first, what went well at the end. */
const GROUPS: readonly DeliveryStatus[] = ["unknown", "failed", "sending", "queued", "accepted", "skipped"];
const DOTS: Record<DeliveryStatus, string> = {
  unknown: "bg-ai",
  failed: "bg-danger",
  sending: "bg-info",
  queued: "bg-control",
  accepted: "bg-ok",
  skipped: "bg-line",
};
/** In the order of the bar; who is left out was never to get it. */
const BAR: readonly DeliveryStatus[] = ["accepted", "unknown", "failed", "sending"];

const addressed = ({ audience, skipped }: DeliveryCounts): number => audience - skipped;

function headline({ status, counts }: Mailing): string {
  const { accepted, unknown } = counts;
  const [out, all] = [accepted + unknown, addressed(counts)];
  if (status === "sending") return messages.sending(out, all);
  if (status === "paused") return messages.paused(out, all);
  if (status === "cancelled") return messages.cancelled(out, counts.audience);
  if (out === 0) return messages.nobodyLeft;
  return all === 1 ? messages.doneOne : messages.done(out, all);
}

function Progress({ counts }: { counts: DeliveryCounts }) {
  const all = Math.max(1, addressed(counts));
  const out = counts.accepted + counts.unknown + counts.failed;
  return (
    <div
      role="progressbar"
      aria-label={messages.progress}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={out}
      className="flex h-2 overflow-hidden rounded-full bg-sunk"
    >
      {BAR.map((status) => (
        <span key={status} className={DOTS[status]} style={{ inlineSize: `${(counts[status] / all) * 100}%` }} />
      ))}
    </div>
  );
}

/** Why nothing gets through, and whose turn it is. */
function Trouble({ mailing, businessId, timezone }: { mailing: Mailing; businessId: string; timezone: string }) {
  const { trouble, status, nextAt } = mailing;
  if (trouble === null) return null;
  const isOwnersTurn = status === "paused";
  return (
    <Banner tone={isOwnersTurn ? "danger" : "warn"}>
      <span className="block font-medium">{messages.trouble(trouble.errorKind)}</span>
      {isOwnersTurn ? messages.troubleMend : messages.troubleWait(momentWords(nextAt, timezone))}{" "}
      {trouble.excerpt !== "" && <bdi lang="">{messages.said(trouble.excerpt)}</bdi>}{" "}
      {isOwnersTurn && (
        <Link to="/b/$businessId/settings/connections" params={{ businessId }} className="underline">
          {messages.connections}
        </Link>
      )}
    </Banner>
  );
}

function Steering({ mailing, actions: { steer } }: { mailing: Mailing; actions: ReturnType<typeof useMailing> }) {
  const [isAsked, setIsAsked] = useState(false);
  const { status, counts } = mailing;
  if (status !== "sending" && status !== "paused") return null;
  const isPaused = status === "paused";
  return (
    <div className="flex flex-wrap gap-2">
      <PlainButton
        takes="publish"
        size="sm"
        variant={isPaused ? "primary" : "secondary"}
        disabled={steer.isPending}
        onClick={() => steer.mutate(isPaused ? "resume" : "pause")}
      >
        {isPaused ? messages.resume : messages.pause}
      </PlainButton>
      <PlainButton
        takes="publish"
        size="sm"
        variant="quiet"
        disabled={steer.isPending}
        onClick={() => setIsAsked(true)}
      >
        {messages.stop}
      </PlainButton>
      {isAsked && (
        <NativeDialog
          title={messages.stopTitle}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <PlainButton data-first-focus onClick={() => setIsAsked(false)}>
                {messages.keep}
              </PlainButton>
              <PlainButton
                variant="danger"
                onClick={() => {
                  setIsAsked(false);
                  steer.mutate("cancel");
                }}
              >
                {messages.stopYes}
              </PlainButton>
            </>
          }
        >
          <p>{messages.stopText(counts.queued)}</p>
        </NativeDialog>
      )}
    </div>
  );
}

type GroupProps = { mailing: Mailing; status: DeliveryStatus; actions: ReturnType<typeof useMailing> };

function Group({ mailing, status, actions }: GroupProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="tap flex items-center gap-2 rounded-control text-sm">
        <span aria-hidden className={cx("size-2.5 shrink-0 rounded-full border border-control", DOTS[status])} />
        <span className="min-w-0 flex-1 font-medium">{messages.groups[status](mailing.counts[status])}</span>
      </summary>
      {isOpen && <Deliveries mailing={mailing} status={status} actions={actions} />}
    </details>
  );
}

/** What is said below the number: how long yet, or why it stands still. */
function hint({ status, trouble, waiting, counts, perMinute }: Mailing): string | null {
  if (trouble !== null || (waiting !== null && waiting.count === counts.queued)) return null;
  if (status === "paused") return messages.pausedNext;
  if (status !== "sending") return null;
  // A server that asked to try again later, or a test of subjects: the pace says nothing then.
  const { sending, queued, accepted, failed } = counts;
  if (sending === 0 && queued > 0 && accepted + failed > 0 && queued < perMinute) return messages.later;
  return messages.left(Math.ceil((queued + sending) / perMinute));
}

function OneMailing({ mailing }: { mailing: Mailing }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const actions = useMailing(mailing);
  const { counts, status, waiting } = mailing;
  const below = hint(mailing);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="grid gap-0.5">
          <p className="text-lg font-medium tabular-nums">{headline(mailing)}</p>
          {below !== null && <p className="text-sm text-muted">{below}</p>}
        </div>
        <Steering mailing={mailing} actions={actions} />
      </div>
      {/* Said once for each state, not for each mail. */}
      <p role="status" className="sr-only" key={status}>
        {status === "sending" ? "" : headline(mailing)}
      </p>
      <Progress counts={counts} />
      <Trouble mailing={mailing} businessId={businessId} timezone={timezone} />
      <div className="divide-y divide-line border-t border-line">
        {GROUPS.filter((group) => counts[group] > 0).map((group) => (
          <Group key={group} mailing={mailing} status={group} actions={actions} />
        ))}
      </div>
      {waiting !== null && (
        <p className="text-sm text-muted">{messages.waiting(waiting.count, momentWords(waiting.from, timezone))}</p>
      )}
      {counts.bounced + counts.complained > 0 && (
        <p className="text-sm text-muted">{messages.returned(counts.bounced, counts.complained)}</p>
      )}
    </div>
  );
}

/** What becomes of an email on its way to its audience, as it happens. Nothing where it was never sent. */
export function MailingReport({ businessId, contentId }: { businessId: string; contentId: string }) {
  const { data, isError, refetch } = useQuery(mailingsQuery(businessId, contentId));
  if (isError && !data) {
    return (
      <p className="text-sm text-muted">
        {messages.failed}{" "}
        <button type="button" className={linkClass} onClick={() => void refetch()}>
          {messages.retry}
        </button>
      </p>
    );
  }
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="mailing" className={`${cardClass} grid gap-3 p-4`}>
      <h3 id="mailing" className="text-base">
        {messages.title}
      </h3>
      {data.map((mailing) => (
        <OneMailing key={mailing.id} mailing={mailing} />
      ))}
    </section>
  );
}
