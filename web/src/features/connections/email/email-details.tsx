import type { Connection } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { returnsQuery } from "../../../api/mail-accounts.ts";
import { useCopy } from "../../../ui/use-copy.ts";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import type { useConnections } from "../components/use-connections.ts";
import { ChangeEmail } from "./change-email.tsx";
import { CopyField } from "../components/copy-field.tsx";
import { emailMessages as words } from "./messages.ts";
import { SenderCheck } from "./sender-check.tsx";
import { valuesOf } from "./values.ts";

type EmailDetailsProps = { connection: Connection; actions: ReturnType<typeof useConnections> };

/** Where mails that came back are read, or reported. */
function Returns({ connection }: { connection: Connection }) {
  const { id: businessId } = useActiveBusiness();
  const { data } = useQuery(returnsQuery(businessId, connection));
  const { copy, said } = useCopy(words.check);
  const { readsReturns, inUser } = valuesOf(connection.settings);
  return (
    <details className="rounded-control border border-line px-3">
      <summary className="tap flex items-center gap-2 rounded-control py-2 text-sm font-medium">
        {words.returns.title}
      </summary>
      <div className="grid gap-2 pb-3">
        {readsReturns && <p className={hintClass}>{words.returns.read(inUser)}</p>}
        <p className={hintClass}>{readsReturns ? words.returns.service : words.returns.notRead}</p>
        {data && (
          <>
            <CopyField
              label={words.returns.copy}
              text={data.url}
              onCopy={() => void copy(words.returns.copy, data.url)}
            />
            <p className={hintClass}>{words.returns.signed}</p>
            <div>
              <PlainButton size="sm" onClick={() => void copy(words.returns.copySecret, data.secret)}>
                {words.returns.copySecret}
              </PlainButton>
            </div>
          </>
        )}
        <p role="status" className={hintClass}>
          {said}
        </p>
      </div>
    </details>
  );
}

/** What a mail account has besides other places: its settings, what other mail servers think of it, and what comes back. */
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
      <Returns connection={connection} />
      {isChanging && (
        <ChangeEmail connection={connection} update={actions.update} onClose={() => setIsChanging(false)} />
      )}
    </>
  );
}
