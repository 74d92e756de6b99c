import { Copy } from "lucide-react";
import { PlainIconButton } from "../../../ui/plain-button.tsx";

type CopyFieldProps = { label: string; text: string; onCopy: () => void };

/** A text that is to stand somewhere else, to the letter. */
export const CopyField = ({ label, text, onCopy }: CopyFieldProps) => (
  <span className="flex min-w-0 items-start gap-1">
    <bdi dir="ltr" className="min-w-0 flex-1 rounded-control bg-sunk px-2 py-1.5 font-mono text-xs break-all">
      {text}
    </bdi>
    <PlainIconButton aria-label={label} onClick={onCopy}>
      <Copy size={16} aria-hidden />
    </PlainIconButton>
  </span>
);
