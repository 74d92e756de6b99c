import type { Connection } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { returnsQuery } from "../../../api/mail-accounts.ts";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import type { useConnections } from "../components/use-connections.ts";
import { ChangeEmail } from "./change-email.tsx";
import { Incoming } from "./incoming.tsx";
import { MailWay } from "./mail-way.tsx";
import { emailMessages as words } from "./messages.ts";
import { SenderCheck } from "./sender-check.tsx";
import { valuesOf } from "./values.ts";

type EmailDetailsProps = { connection: Connection; actions: ReturnType<typeof useConnections> };

/** Where mails that came back are read, or reported. */
function Returns({ connection }: { connection: Connection }) {
  const { id: businessId } = useActiveBusiness();
  const { data } = useQuery(returnsQuery(businessId, connection));
  const { readsReturns, inUser } = valuesOf(connection.settings);
  return (
    <MailWay
      words={words.returns}
      way={data}
      lead={
        <>
          {readsReturns && <p className={hintClass}>{words.returns.read(inUser)}</p>}
          <p className={hintClass}>{readsReturns ? words.returns.service : words.returns.notRead}</p>
        </>
      }
    />
  );
}

/** What a mail account has besides other places: its settings, what other mail servers think of it, what people write, and what comes back. */
export function EmailDetails({ connection, actions }: EmailDetailsProps) {
  const [isChanging, setIsChanging] = useState(false);
  return (
    <>
      <div>
        <PlainButton
          size="sm"
          aria-label={words.changeOf(connection.name)}
          onClick={() => {
            actions.update.reset();
            setIsChanging(true);
          }}
        >
          {words.change}
        </PlainButton>
      </div>
      <SenderCheck connection={connection} store={actions.store} />
      <Incoming connection={connection} />
      <Returns connection={connection} />
      {isChanging && (
        <ChangeEmail connection={connection} update={actions.update} onClose={() => setIsChanging(false)} />
      )}
    </>
  );
}
