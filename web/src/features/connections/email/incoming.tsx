import type { Connection, InboxMailboxState } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { incomingMailQuery } from "../../../api/mail-accounts.ts";
import { Banner } from "../../../ui/banner.tsx";
import { TextLink } from "../../../ui/button-link.tsx";
import { hintClass } from "../../../ui/classes.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { MailWay } from "./mail-way.tsx";
import { emailMessages } from "./messages.ts";
import { valuesOf } from "./values.ts";

const words = emailMessages.inbox;

/** How the mailbox stands: what came of the last look, and what could not be taken. */
function Mailbox({ state, timezone }: { state: InboxMailboxState | null; timezone: string }) {
  if (state?.problem) return <Banner tone="danger">{state.problem}</Banner>;
  if (!state?.checkedAt) return <p className={hintClass}>{words.never}</p>;
  const { checkedAt, messages, refused, lastRefusal } = state;
  return (
    <>
      <p className={hintClass}>
        {words.looked(formatMoment(checkedAt, timezone))} {words.taken(messages)}
      </p>
      {refused > 0 && (
        <Banner tone="warn">
          {words.refused(refused)} {lastRefusal !== null && words.last(lastRefusal)}
        </Banner>
      )}
    </>
  );
}

/** Where what people write is read, or posted. */
export function Incoming({ connection }: { connection: Connection }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: way } = useQuery(incomingMailQuery(businessId, connection));
  const { readsInbox, boxUser } = valuesOf(connection.settings);
  return (
    <MailWay
      words={words}
      way={way}
      lead={
        <>
          {readsInbox && (
            <>
              <p className={hintClass}>{words.read(boxUser)}</p>
              {way && <Mailbox state={way.mailbox} timezone={timezone} />}
              <p>
                <TextLink isAlone to="/b/$businessId/inbox" params={{ businessId }}>
                  {words.open}
                </TextLink>
              </p>
            </>
          )}
          <p className={hintClass}>{readsInbox ? words.service : words.notRead}</p>
        </>
      }
    />
  );
}
