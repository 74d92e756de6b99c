import { useSuspenseQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { Card } from "../../../ui/card.tsx";
import { hintClass, linkClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { joinAddress, suppressionsQuery } from "../api/contacts.ts";
import { messages } from "../messages.ts";

/** Where people enter themselves. */
export function SignUpCard({ businessId }: { businessId: string }) {
  const address = joinAddress(businessId);
  const copy = (): void =>
    void navigator.clipboard?.writeText(address).then(() => toast(messages.copied, { tone: "ok" }));
  return (
    <Card title={messages.join}>
      <p className={`${hintClass} -mt-2 mb-3`}>{messages.joinText}</p>
      <p className="mb-3 wrap-anywhere">
        <a href={address} target="_blank" rel="noreferrer" className={linkClass}>
          {address}
        </a>
      </p>
      <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={copy}>
        {messages.copy}
      </PlainButton>
    </Card>
  );
}

/** Addresses that get nothing, whoever has them. */
export function StoppedCard({ businessId }: { businessId: string }) {
  const { data } = useSuspenseQuery(suppressionsQuery(businessId));
  if (data.length === 0) return null;
  return (
    <Card title={messages.stoppedTitle}>
      <p className={`${hintClass} -mt-2 mb-3`}>{messages.stoppedText}</p>
      <ul className="grid gap-1 text-sm">
        {data.map(({ channel, hint, reason, at }) => (
          <li key={`${channel}${hint}${at}`} className="wrap-anywhere">
            {hint} <span className="text-muted">· {messages.suppressed[reason]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
