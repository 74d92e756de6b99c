import { useSuspenseQuery } from "@tanstack/react-query";
import { Cable } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { connectionsQuery } from "../../api/connections.ts";
import { Banner } from "../../ui/banner.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AddConnection } from "./components/add-connection.tsx";
import { ConnectionCard } from "./components/connection-card.tsx";
import { useConnections } from "./components/use-connections.ts";
import { messages } from "./messages.ts";

function Connections() {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: connections } = useSuspenseQuery(connectionsQuery(businessId));
  const actions = useConnections(businessId);
  return (
    <div className="grid gap-6">
      {connections.length === 0 && (
        <EmptyState title={messages.empty} icon={<Cable size={28} aria-hidden />}>
          {messages.emptyText}
        </EmptyState>
      )}
      {connections.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} timezone={timezone} actions={actions} />
      ))}
      <AddConnection create={actions.create} test={actions.test} />
    </div>
  );
}

const listShape = <Skeleton height="page" />;

/** The places where what was approved goes out by itself. */
export function ConnectionsPage() {
  const { name, sample } = useActiveBusiness();
  return (
    <>
      <PageHeader title={messages.title} documentTitle={`${messages.title} · ${name}`} description={messages.lead} />
      {sample ? (
        <Banner tone="info">{messages.sample}</Banner>
      ) : (
        <Section errorTitle={messages.loadFailed} skeleton={listShape}>
          <Connections />
        </Section>
      )}
    </>
  );
}
