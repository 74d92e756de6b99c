import { Check, Copy } from "lucide-react";
import { useId } from "react";
import { PlainButton } from "./plain-button.tsx";
import { useCopy } from "./use-copy.ts";

type SnippetWords = {
  copy: string;
  copyOf: (what: string) => string;
  copied: (what: string) => string;
  copiedShort: string;
  copyFailed: string;
};
type SnippetProps = { label: string; text: string; code: string; words: SnippetWords };

/** Something to put on a website: what it is for, the line itself, and a press to copy it. */
export function Snippet({ label, text, code, words }: SnippetProps) {
  const id = useId();
  const { copied, said, copy: toClipboard } = useCopy(words);
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="text-sm font-medium">
          {label}
        </h3>
        <PlainButton
          size="sm"
          aria-label={words.copyOf(label)}
          icon={copied === null ? <Copy size={16} aria-hidden /> : <Check size={16} className="text-ok" aria-hidden />}
          onClick={() => void toClipboard(label, code)}
        >
          {copied === null ? words.copy : words.copiedShort}
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
