import { Check, Copy } from "lucide-react";
import { useId } from "react";
import { PlainButton } from "../../ui/plain-button.tsx";
import { useCopy } from "../../ui/use-copy.ts";
import { trackingMessages as copy } from "./messages.ts";

type SnippetProps = { label: string; text: string; code: string };

/** Something to put on a website: what it is for, the line itself, and a press to copy it. */
export function Snippet({ label, text, code }: SnippetProps) {
  const id = useId();
  const { copied, said, copy: toClipboard } = useCopy(copy);
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="text-sm font-medium">
          {label}
        </h3>
        <PlainButton
          size="sm"
          aria-label={copy.copyOf(label)}
          icon={copied === null ? <Copy size={16} aria-hidden /> : <Check size={16} className="text-ok" aria-hidden />}
          onClick={() => void toClipboard(label, code)}
        >
          {copied === null ? copy.copy : copy.copiedShort}
        </PlainButton>
      </div>
      <p className="text-sm text-muted">{text}</p>
      <pre
        dir="ltr"
        className="rounded-control bg-sunk p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap select-all"
      >
        <code>{code}</code>
      </pre>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
