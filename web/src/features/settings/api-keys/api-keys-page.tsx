import type { ApiKey } from "@handbill/contracts";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { apiKeysQuery } from "../../../api/api-keys.ts";
import { businessesQuery, useActiveBusiness } from "../../../api/businesses.ts";
import { meQuery } from "../../../api/me.ts";
import { Card } from "../../../ui/card.tsx";
import { linkClass } from "../../../ui/classes.ts";
import { formatDate, today } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { apiKeyMessages as words } from "./messages.ts";

const MakeKey = lazy(() => import("./make-key.tsx").then((file) => ({ default: file.MakeKey })));
const RevokeKey = lazy(() => import("./revoke-key.tsx").then((file) => ({ default: file.RevokeKey })));

/** What there is to know of a key, in a line. */
function standingOf({ lastUsedAt, expiresAt }: ApiKey, dayOf: (time: string) => string): string {
  const used = lastUsedAt === null ? words.never : words.used(dayOf(lastUsedAt));
  if (expiresAt === null) return used;
  const isOver = Date.parse(expiresAt) <= Date.now();
  return `${used} · ${(isOver ? words.expired : words.until)(dayOf(expiresAt))}`;
}

function Keys({ onAdd }: { onAdd: () => void }) {
  const { data: apiKeys } = useSuspenseQuery(apiKeysQuery);
  const { data: user } = useSuspenseQuery(meQuery);
  const { data: businesses } = useQuery({ ...businessesQuery, throwOnError: false });
  const { timezone } = useActiveBusiness();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const placeOf = (id: string | null): string =>
    id === null ? words.all : (businesses?.find((one) => one.id === id)?.name ?? words.gone);
  const dayOf = (time: string): string => formatDate(today(timezone, new Date(time)));
  if (user.guest) return <Card>{words.guest}</Card>;
  if (apiKeys.length === 0) {
    return (
      <EmptyState
        title={words.empty}
        icon={<KeyRound size={28} aria-hidden />}
        actions={
          <PlainButton variant="primary" onClick={onAdd}>
            {words.add}
          </PlainButton>
        }
      >
        {words.emptyText}
      </EmptyState>
    );
  }
  return (
    <Card
      title={words.list}
      actions={
        <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={onAdd}>
          {words.add}
        </PlainButton>
      }
    >
      <ul aria-label={words.list} className="divide-y divide-line">
        {apiKeys.map((apiKey) => (
          <li key={apiKey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <bdi className="font-medium wrap-anywhere">{apiKey.name}</bdi>
                <code className="text-sm text-muted">{words.ends(apiKey.lastFour)}</code>
              </p>
              <p className="text-sm text-muted">
                {apiKey.scopes.map((scope) => words.scopes[scope].short).join(", ")} · {placeOf(apiKey.businessId)}
              </p>
              <p className="text-sm text-muted">{standingOf(apiKey, dayOf)}</p>
            </div>
            <PlainButton size="sm" aria-label={words.revokeOf(apiKey.name)} onClick={() => setRevoking(apiKey)}>
              {words.revoke}
            </PlainButton>
          </li>
        ))}
      </ul>
      <Suspense>{revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}</Suspense>
    </Card>
  );
}

function Adding({ onClose }: { onClose: () => void }) {
  const { data: businesses = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  return <MakeKey businesses={businesses} onClose={onClose} />;
}

/** Keys for programs: what each may do and when it was used last. */
export function ApiKeysPage() {
  const { name } = useActiveBusiness();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4">
        <Section errorTitle={words.loadFailed}>
          <Keys onAdd={() => setIsAdding(true)} />
        </Section>
        <p className="text-sm">
          <a href="/docs" className={linkClass}>
            {words.reference}
          </a>
        </p>
      </div>
      <Suspense>{isAdding && <Adding onClose={() => setIsAdding(false)} />}</Suspense>
    </>
  );
}
