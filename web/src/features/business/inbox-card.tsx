import type { COUNTED_TO, ConversationCounts } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useBusinessId } from "../../api/businesses.ts";
import { inboxCountsQuery } from "../../api/inbox.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { Card } from "../../ui/card.tsx";
import { messages } from "./home-messages.ts";

const words = messages.home.inbox;
/** The same number, without the schemas that stand beside it. */
const MOST: typeof COUNTED_TO = 1_000;

function sentence({ open, unread }: ConversationCounts): string {
  if (open === 0) return words.calm;
  const waiting = open >= MOST ? words.many : words.waiting(open);
  return unread === 0 ? waiting : `${waiting} ${words.unread(unread)}`;
}

/** Who waits for an answer. Its place is kept while that is asked for, and nothing of the page waits for it. */
export function InboxCard() {
  const businessId = useBusinessId();
  const { data: counts } = useQuery(inboxCountsQuery(businessId));
  return (
    <Card
      title={words.title}
      actions={
        <TextLink isAlone to="/b/$businessId/inbox" params={{ businessId }}>
          {words.open}
        </TextLink>
      }
    >
      <p className="min-h-[3em] sm:min-h-[1.5em]">{counts && sentence(counts)}</p>
    </Card>
  );
}
