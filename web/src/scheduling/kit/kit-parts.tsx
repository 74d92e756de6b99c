import type { KitImage, KitPart } from "@handbill/contracts";
import { Check, Copy, Image } from "lucide-react";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Written } from "../../ui/written.tsx";
import { messages as words } from "./messages.ts";

type TextsProps = { parts: readonly KitPart[]; copied: string | null; onCopy: (part: KitPart) => void };

/** Each text with its own press: one field of the network's form after the other. */
export const KitTexts = ({ parts, copied, onCopy }: TextsProps) => (
  <ul className="grid gap-3">
    {parts.map((part) => (
      <li key={part.label} className="grid min-w-0 gap-2 rounded-card border border-line p-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h4 className="text-sm font-medium">{part.label}</h4>
          <PlainButton
            size="sm"
            aria-label={words.copyOf(part.label)}
            icon={
              copied === part.label ? (
                <Check size={16} className="text-ok" aria-hidden />
              ) : (
                <Copy size={16} aria-hidden />
              )
            }
            onClick={() => onCopy(part)}
          >
            {copied === part.label ? words.copiedShort : words.copy}
          </PlainButton>
        </div>
        <Written as="p" className="max-h-48 overflow-y-auto text-sm wrap-anywhere whitespace-pre-wrap select-all">
          {part.text}
        </Written>
      </li>
    ))}
  </ul>
);

/** Room for pictures, in the shape that the network shows whole. */
export const KitImages = ({ images }: { images: readonly KitImage[] }) => (
  <ul className="grid gap-3">
    {images.map(({ label, width, height, required, note }) => (
      <li key={label} className="flex items-center gap-3">
        <span
          className="grid w-16 shrink-0 place-items-center rounded-control border border-dashed border-control text-muted"
          style={{ aspectRatio: `${width} / ${height}` }}
        >
          <Image size={18} aria-hidden />
        </span>
        <span className="grid min-w-0 text-sm">
          <span className="font-medium">
            {label}
            {required && <span className="text-ai"> · {words.required}</span>}
          </span>
          <span className="text-muted tabular-nums">{words.size(width, height)}</span>
          <span className="text-muted">{note}</span>
        </span>
      </li>
    ))}
  </ul>
);
