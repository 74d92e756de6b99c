import type { Connection } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { messageHookQuery } from "../../../api/message-hooks.ts";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useCopy } from "../../../ui/use-copy.ts";
import { CopyField } from "../components/copy-field.tsx";
import { chatMessages } from "./messages.ts";

const words = chatMessages.hook;

/** What a channel of messages has besides other places: where what people write arrives, to be entered on the other side. */
export function ChatDetails({ connection }: { connection: Connection }) {
  const { id: businessId } = useActiveBusiness();
  const { data, isError } = useQuery(messageHookQuery(businessId, connection));
  const { copy, said } = useCopy(chatMessages.copies);
  const { title, text } = connection.kind === "whatsapp" ? words.whatsapp : words.sms;
  const token = data?.verifyToken;
  const secret = data?.secret;
  return (
    <section className="grid gap-2 rounded-control border border-line p-3">
      <h3 className="text-sm font-medium">{title}</h3>
      <p className={hintClass}>{text}</p>
      {isError && <p className={hintClass}>{words.failed}</p>}
      {!data && !isError && <Skeleton lines={2} />}
      {data && (
        <>
          <p className="text-sm">{words.url}</p>
          <CopyField label={words.copyUrl} text={data.url} onCopy={() => void copy(words.copyUrl, data.url)} />
          {token && (
            <>
              <p className="text-sm">{words.token}</p>
              <CopyField label={words.copyToken} text={token} onCopy={() => void copy(words.copyToken, token)} />
            </>
          )}
          {secret && (
            <div>
              <PlainButton size="sm" onClick={() => void copy(words.copySecret, secret)}>
                {words.copySecret}
              </PlainButton>
            </div>
          )}
          <p className={hintClass}>{words.private}</p>
        </>
      )}
      <p role="status" className={hintClass}>
        {said}
      </p>
    </section>
  );
}
