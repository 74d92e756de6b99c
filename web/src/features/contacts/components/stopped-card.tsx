import type { Suppression } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { Card } from "../../../ui/card.tsx";
import { hintClass } from "../../../ui/classes.ts";
import { formatDay, today } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { liftedQuery, suppressionsQuery } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const LiftDialog = lazy(() => import("./lift-dialog.tsx").then((file) => ({ default: file.LiftDialog })));
const words = messages.lift;

function Lifted({ businessId, timezone }: { businessId: string; timezone: string }) {
  const { data } = useSuspenseQuery(liftedQuery(businessId));
  if (data.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="tap flex cursor-default items-center">{words.lifted(data.length)}</summary>
      <ul className="grid gap-2">
        {data.map(({ id, hint, reason, proof, at }) => (
          <li key={id} className="wrap-anywhere">
            <bdi>{hint}</bdi>{" "}
            <span className="text-muted">
              · {messages.suppressed[reason]} · {words.liftedOn(formatDay(today(timezone, new Date(at))))}:
            </span>{" "}
            <bdi>{proof}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Addresses that get nothing, whoever has them, and how one is taken off. */
export function StoppedCard({ businessId }: { businessId: string }) {
  const { timezone } = useActiveBusiness();
  const { data } = useSuspenseQuery(suppressionsQuery(businessId));
  const { data: lifted } = useSuspenseQuery(liftedQuery(businessId));
  const [open, setOpen] = useState<Suppression | null>(null);
  if (data.length === 0 && lifted.length === 0) return null;
  return (
    <Card title={messages.stoppedTitle}>
      <p className={`${hintClass} -mt-2 mb-3`}>{messages.stoppedText}</p>
      <ul className="grid gap-1 text-sm">
        {data.map((suppression) => (
          <li key={`${suppression.channel}${suppression.key}`} className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              <bdi>{suppression.hint}</bdi>{" "}
              <span className="text-muted">
                · {messages.suppressed[suppression.reason]}
                {suppression.reason === "complained" && ` · ${words.never}`}
              </span>
            </span>
            {suppression.reason !== "complained" && (
              <PlainButton
                takes="manage"
                size="sm"
                variant="quiet"
                aria-label={words.openOf(suppression.hint)}
                onClick={() => setOpen(suppression)}
              >
                {words.open}
              </PlainButton>
            )}
          </li>
        ))}
      </ul>
      <Lifted businessId={businessId} timezone={timezone} />
      <Suspense>
        {open && <LiftDialog businessId={businessId} suppression={open} onClose={() => setOpen(null)} />}
      </Suspense>
    </Card>
  );
}
