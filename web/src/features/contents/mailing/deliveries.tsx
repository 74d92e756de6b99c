import type { Delivery, DeliveryStatus, Mailing } from "@handbill/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { momentWords } from "../../../scheduling/moments.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { deliveriesQuery } from "./mailings.ts";
import { messages } from "./messages.ts";
import type { useMailing } from "./use-mailing.ts";

type Actions = ReturnType<typeof useMailing>;

function Tries({ tries, timezone }: Pick<Delivery, "tries"> & { timezone: string }) {
  if (tries.length === 0) return null;
  return (
    <details>
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {messages.tries(tries.length)}
      </summary>
      <ol className="grid gap-1 pb-2 text-muted">
        {tries.map(({ number, status, smtpStatus, excerpt, startedAt }) => (
          <li key={number}>
            {momentWords(startedAt, timezone)}: {messages.outcomes[status]}
            {smtpStatus !== null && `, ${messages.answer(smtpStatus)}`}
            {excerpt && (
              <bdi lang="" className="block font-mono text-xs break-words">
                {excerpt}
              </bdi>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

const Row = ({ delivery, timezone }: { delivery: Delivery; timezone: string }) => {
  const { name, email, reason, returned, returnedLasting, returnedStatus, tries, nextAt } = delivery;
  return (
    <li className="grid gap-x-4 py-1 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <span className="min-w-0 py-1 break-words">
        {name !== "" && <bdi className="font-medium">{name} </bdi>}
        <bdi className="text-muted">{email}</bdi>
      </span>
      <span className="min-w-0">
        {(reason !== null || returned !== null) && (
          <span className="block py-1">
            {returned === null
              ? messages.reason(reason ?? "")
              : messages.back(returned, returnedLasting !== false, returnedStatus)}
          </span>
        )}
        {nextAt !== null && (
          <span className="block py-1 text-muted">{messages.from(momentWords(nextAt, timezone))}</span>
        )}
        {(tries.length > 1 || reason !== null) && <Tries tries={tries} timezone={timezone} />}
      </span>
    </li>
  );
};

function AskAgain({ count, onSend, onClose }: { count: number; onSend: () => void; onClose: () => void }) {
  return (
    <NativeDialog
      title={messages.resendTitle(count)}
      onClose={onClose}
      actions={
        <>
          <PlainButton data-first-focus onClick={onClose}>
            {messages.cancel}
          </PlainButton>
          <PlainButton variant="primary" onClick={onSend}>
            {messages.resendYes}
          </PlainButton>
        </>
      }
    >
      <p>{messages.resendText}</p>
    </NativeDialog>
  );
}

type GroupProps = { mailing: Mailing; status: DeliveryStatus; actions: Actions };

/** A person alone sends again: to whom nobody knows of after a question, to whom it could not be sent at once. */
function Again({ mailing, status, actions: { again }, ids }: GroupProps & { ids: string[] }) {
  const [isAsked, setIsAsked] = useState(false);
  if (status === "unknown") {
    const count = mailing.counts.unknown;
    return (
      <div>
        <PlainButton takes="publish" size="sm" disabled={again.isPending} onClick={() => setIsAsked(true)}>
          {messages.resendUnknown(count)}
        </PlainButton>
        {isAsked && (
          <AskAgain
            count={count}
            onClose={() => setIsAsked(false)}
            onSend={() => {
              setIsAsked(false);
              again.mutate([]);
            }}
          />
        )}
      </div>
    );
  }
  if (status !== "failed" || ids.length === 0) return null;
  return (
    <div>
      <PlainButton takes="publish" size="sm" disabled={again.isPending} onClick={() => again.mutate(ids)}>
        {messages.resendFailed(ids.length)}
      </PlainButton>
    </div>
  );
}

/** The mails of a send that are in one state, with the reason and what can be done. */
export function Deliveries({ mailing, status, actions }: GroupProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const query = useInfiniteQuery(deliveriesQuery(businessId, mailing, status));
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const count = mailing.counts[status];
  const deliveries = data?.pages.flatMap((page) => page.data) ?? [];
  const explains = messages.explains[status];
  return (
    <div className="grid gap-2 pb-3">
      {explains !== "" && <p className="text-sm text-muted">{explains}</p>}
      <Again mailing={mailing} status={status} actions={actions} ids={deliveries.map(({ id }) => id)} />
      {isError && <p className="text-sm text-danger">{messages.listFailed}</p>}
      {!data && !isError && <Skeleton lines={Math.min(count, 4)} />}
      <ul className="divide-y divide-line">
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} timezone={timezone} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <PlainButton size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {messages.more}
          </PlainButton>
        </div>
      )}
    </div>
  );
}
