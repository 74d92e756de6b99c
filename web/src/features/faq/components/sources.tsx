import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { formatDay, today } from "../../../ui/dates.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { sourcesQuery } from "../api/faq.ts";
import { messages } from "../messages.ts";

function SourceList({ faqId }: { faqId: string }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data, error, refetch } = useQuery({ ...sourcesQuery(businessId, faqId), throwOnError: false });
  if (error) return <ErrorPanel error={error} title={messages.sourcesFailed} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  if (data.length === 0) return <p className="text-muted">{messages.noSources}</p>;
  return (
    <ul className="grid gap-2">
      {data.map(({ messageId, conversationId, fromName, excerpt, at }) => (
        <li key={messageId} className="grid gap-0.5 border-s-2 border-line ps-3 wrap-anywhere">
          <span className="text-muted">
            <bdi>{fromName}</bdi> · {formatDay(today(timezone, new Date(at)))}
          </span>
          <span dir="auto">{excerpt}</span>
          <TextLink
            isAlone
            to="/b/$businessId/inbox"
            params={{ businessId }}
            search={{ status: "all", thread: conversationId }}
            aria-label={messages.of(messages.conversation, fromName)}
          >
            {messages.conversation}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** The messages in which it was asked, as far as they are still there: asked for when somebody looks. */
export function Sources({ faqId }: { faqId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="tap flex cursor-default items-center">{messages.sources}</summary>
      {isOpen && <SourceList faqId={faqId} />}
    </details>
  );
}
