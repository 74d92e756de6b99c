import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from "@handbill/contracts";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { auditQuery, auditTableAddress } from "../../../api/audit.ts";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { cardClass } from "../../../ui/classes.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Written } from "../../../ui/written.tsx";
import { activityMessages as words } from "./messages.ts";
import { useMay } from "../../../api/permissions.ts";

const ALL = "";

const nameOf = ({ kind, name }: AuditEntry["actor"]): string => {
  if (name === null) return words.actors[kind];
  return kind === "api_key" ? words.withKey(name) : name;
};

const Row = ({ entry, timezone }: { entry: AuditEntry; timezone: string }) => (
  <li className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_auto]">
    <span className="grid min-w-0">
      <span className="font-medium">{words.actions[entry.action]}</span>
      {entry.target?.name && <Written className="truncate">{entry.target.name}</Written>}
      <span className="text-sm text-muted">{nameOf(entry.actor)}</span>
    </span>
    <time dateTime={entry.at} className="text-sm text-muted tabular-nums">
      {formatMoment(entry.at, timezone)}
    </time>
  </li>
);

type ListProps = { businessId: string; timezone: string; action: AuditAction | undefined };

function List({ businessId, timezone, action }: ListProps) {
  const found = useSuspenseInfiniteQuery(auditQuery(businessId, { action }));
  const entries = found.data.pages.flatMap(({ data }) => data);
  if (entries.length === 0)
    return action === undefined ? (
      <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
    ) : (
      <p className="text-muted">{words.nothingMatches}</p>
    );
  return (
    <>
      <ul aria-label={words.list} className={`${cardClass} divide-y divide-line`}>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} timezone={timezone} />
        ))}
      </ul>
      {found.hasNextPage && (
        <span>
          <PlainButton disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {found.isFetchingNextPage ? words.loadingMore : words.more}
          </PlainButton>
        </span>
      )}
    </>
  );
}

const CHOICES = [
  { id: ALL, label: words.everything },
  ...AUDIT_ACTIONS.map((id) => ({ id, label: words.actions[id] })),
];

/** Who did what in the business, newest first; to be narrowed down, and to be taken along as a table. */
export function ActivityPage() {
  const { id, name, timezone } = useActiveBusiness();
  const mayTakeAlong = useMay("manage");
  const [chosen, setChosen] = useState(ALL);
  const action = AUDIT_ACTIONS.find((one) => one === chosen);
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <PlainSelect label={words.filter} choices={CHOICES} value={chosen} onChange={setChosen} />
          {mayTakeAlong && (
            <a
              href={auditTableAddress(id, { action })}
              download
              className="tap inline-flex items-center rounded-control px-2 font-medium text-accent underline"
            >
              {words.table}
            </a>
          )}
        </div>
        <Section errorTitle={words.loadFailed} skeleton={<Skeleton height="page" />}>
          <List businessId={id} timezone={timezone} action={action} />
        </Section>
      </div>
    </>
  );
}
