import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { lazy, useEffect, useRef, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { Part } from "../../../ui/part.tsx";
import { conversationQuery, messagesQuery } from "../api/conversations.ts";
import { ComposerLater } from "../composer/composer-later.tsx";
import { orderActions } from "../order/order-actions.ts";
import type { Work } from "../order/use-work.ts";
import { Labels } from "./labels.tsx";
import { MessageList } from "./message-list.tsx";
import { ThreadHead } from "./thread-head.tsx";
import { useReadMark } from "./use-read-mark.ts";
import { useSending } from "./use-sending.ts";
import { WorkBar } from "./work-bar.tsx";
import { useMay } from "../../../api/permissions.ts";
import { NotForRole } from "../../../ui/not-for-role.tsx";
import { messages } from "../messages.ts";

const AutoPart = lazy(() => import("./auto-part.tsx").then((file) => ({ default: file.AutoPart })));

type ConversationViewProps = {
  conversationId: string;
  work: Work;
  onFinish: (finish: () => void) => void;
};

/** One conversation: what was said, and where it is answered. Keyed by its id. */
export function ConversationView({ conversationId, work, onFinish }: ConversationViewProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: conversation } = useSuspenseQuery(conversationQuery(businessId, conversationId));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    messagesQuery(businessId, conversationId),
  );
  const sending = useSending(businessId);
  const mayWork = useMay("edit");
  const [showsAuto, setShowsAuto] = useState(false);
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  useReadMark(conversation, work);
  useEffect(() => {
    // Where it has come in the place of the line that was pressed, whoever opened it goes on here.
    const { activeElement, body } = document;
    const isLost = activeElement === body || activeElement?.checkVisibility() === false;
    if (isLost && router.history.canGoBack()) heading.current?.focus({ preventScroll: true });
  }, [router]);

  const newestFirst = data.pages.flatMap((page) => page.data);
  const draft = newestFirst.find(({ direction, status }) => direction === "outbound" && status === "draft");
  const question = newestFirst.find(({ direction, isAutomatic }) => direction === "inbound" && !isAutomatic);
  const shown = newestFirst.filter((message) => message !== draft || !mayWork).toReversed();
  const actions = orderActions(conversation, work, timezone);
  const earlier = { isThere: hasNextPage, isLoading: isFetchingNextPage, load: () => void fetchNextPage() };
  return (
    <div className="grid gap-4">
      <ThreadHead
        conversation={conversation}
        businessId={businessId}
        timezone={timezone}
        heading={heading}
        onAuto={() => setShowsAuto(true)}
        actions={
          mayWork && (
            <WorkBar
              conversation={conversation}
              timezone={timezone}
              actions={actions}
              onFinish={() => onFinish(actions.finish)}
              onAuto={() => setShowsAuto(true)}
              onRemove={() => onFinish(() => void actions.remove())}
            />
          )
        }
      />
      {showsAuto && (
        <Part>
          <AutoPart
            conversation={conversation}
            businessId={businessId}
            timezone={timezone}
            onChange={actions.setAuto}
            onClose={() => {
              setShowsAuto(false);
              heading.current?.focus();
            }}
          />
        </Part>
      )}
      <MessageList shown={shown} businessId={businessId} timezone={timezone} sending={sending} earlier={earlier} />
      {mayWork ? (
        <ComposerLater conversation={conversation} draft={draft} question={question} />
      ) : (
        <NotForRole takes="edit">{messages.thread.writing}</NotForRole>
      )}
      <Labels conversation={conversation} businessId={businessId} onChange={actions.label} />
    </div>
  );
}
