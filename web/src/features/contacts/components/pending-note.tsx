import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Banner } from "../../../ui/banner.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { summaryQuery } from "../api/contacts.ts";
import { messages } from "../messages.ts";

type PendingNoteProps = { businessId: string; isShown: boolean; onShow: () => void };

/** Who said yes and cannot be asked to confirm it: nobody would learn of it otherwise. */
export function PendingNote({ businessId, isShown, onShow }: PendingNoteProps) {
  const { data } = useSuspenseQuery(summaryQuery(businessId));
  if (data.pending === 0 || (data.canMail && isShown)) return null;
  return (
    <Banner
      tone={data.canMail ? "info" : "warn"}
      actions={
        !isShown && (
          <PlainButton size="sm" onClick={onShow}>
            {messages.showPending}
          </PlainButton>
        )
      }
    >
      {messages.pending(data.pending)}{" "}
      {!data.canMail && (
        <>
          {messages.pendingNoMail}{" "}
          <Link to="/b/$businessId/settings/connections" params={{ businessId }} className="underline">
            {messages.connect}
          </Link>
        </>
      )}
    </Banner>
  );
}
