import { useSuspenseQuery } from "@tanstack/react-query";
import { Code, Copy } from "lucide-react";
import { useId } from "react";
import { Card } from "../../../ui/card.tsx";
import { hintClass, linkClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { signUpFormQuery } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const copy = (text: string): void =>
  void navigator.clipboard?.writeText(text).then(() => toast(messages.copied, { tone: "ok" }));

/** Where people enter themselves: an address for a card at the counter, and the form for one's own website. */
export function SignUpCard({ businessId }: { businessId: string }) {
  const {
    data: { url: address, html: form },
  } = useSuspenseQuery(signUpFormQuery(businessId));
  const id = useId();
  return (
    <Card title={messages.join}>
      <p className={`${hintClass} -mt-2 mb-3`}>{messages.joinText}</p>
      <p className="mb-3 wrap-anywhere">
        <a href={address} target="_blank" rel="noreferrer" className={linkClass}>
          {address}
        </a>
      </p>
      <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={() => copy(address)}>
        {messages.copy}
      </PlainButton>
      <details className="mt-3">
        <summary className="tap flex cursor-default items-center font-medium">{messages.embed.title}</summary>
        <div className="grid justify-items-start gap-3">
          <p id={id} className={hintClass}>
            {messages.embed.text}
          </p>
          <textarea
            readOnly
            rows={8}
            aria-label={messages.embed.code}
            aria-describedby={id}
            spellCheck={false}
            dir="ltr"
            value={form}
            className="w-full rounded-control border border-control bg-sunk p-3 font-mono text-sm"
          />
          <PlainButton size="sm" icon={<Code size={16} aria-hidden />} onClick={() => copy(form)}>
            {messages.embed.copy}
          </PlainButton>
        </div>
      </details>
    </Card>
  );
}
