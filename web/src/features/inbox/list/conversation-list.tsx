import { useQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { meQuery } from "../../../api/me.ts";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { conversationsQuery } from "../api/conversations.ts";
import type { InboxSearch } from "../inbox-search.ts";
import { messages } from "../messages.ts";
import { belongs } from "../order/belongs.ts";
import { ConversationRow } from "./conversation-row.tsx";

type EmptyProps = { search: InboxSearch; businessId: string; onShowAll: () => void };

/** Why there is nothing, and what to do about it. */
function Nothing({ search: { view, q, label }, businessId, onShowAll }: EmptyProps) {
  if (q !== "" || label !== "") {
    return (
      <EmptyState
        title={messages.nothingFound}
        actions={<PlainButton onClick={onShowAll}>{messages.showAll}</PlainButton>}
      >
        {messages.nothingFoundText}
      </EmptyState>
    );
  }
  const { title, text } = messages.empty[view];
  return (
    <EmptyState
      title={title}
      actions={
        view === "all" || view === "open" ? (
          <ButtonLink to="/b/$businessId/settings/connections" params={{ businessId }}>
            {messages.connect}
          </ButtonLink>
        ) : (
          <PlainButton onClick={onShowAll}>{messages.showAll}</PlainButton>
        )
      }
    >
      {text}
    </EmptyState>
  );
}

type ListProps = {
  /** What is asked for, which may be a moment behind what is typed. */
  shown: InboxSearch;
  search: InboxSearch;
  onOpen: () => void;
  onShowAll: () => void;
};

/** The conversations of one list, the newest first, a page at a time. */
export function ConversationList({ shown, search, onOpen, onShowAll }: ListProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const [now] = useState(() => new Date());
  const { data: me } = useQuery({ ...meQuery, throwOnError: false });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    conversationsQuery(businessId, shown),
  );
  const reader = { userId: me?.id, now: now.getTime() };
  const conversations = data.pages
    .flatMap((page) => page.data)
    .filter((one) => one.id === search.thread || belongs(one, shown.view, reader));
  const isSearch = shown.q !== "" || shown.label !== "";
  return (
    <div className="grid gap-3">
      <p role="status" className={isSearch ? "text-sm text-muted" : "sr-only"}>
        {isSearch && messages.found(conversations.length, hasNextPage)}
      </p>
      {conversations.length === 0 && !hasNextPage && (
        <Nothing search={shown} businessId={businessId} onShowAll={onShowAll} />
      )}
      {conversations.length > 0 && (
        <ul aria-label={messages.list} className={`${cardClass} divide-y divide-line overflow-hidden`}>
          {conversations.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              search={search}
              businessId={businessId}
              timezone={timezone}
              now={now}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div>
          <PlainButton disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? messages.loading : messages.more}
          </PlainButton>
        </div>
      )}
    </div>
  );
}
