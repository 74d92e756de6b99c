import { measureFields } from "@handbill/contracts";
import { textAt } from "../fields/field-path.ts";
import type { PreviewProps } from "./preview-props.ts";
import { LinkedText } from "./linked-text.tsx";
import { previewMessages as copy } from "./messages.ts";

/** A text message as a bubble, with the parts it is paid for. */
export function SmsPreview({ fields, businessName }: PreviewProps) {
  const text = textAt(fields, "text");
  const parts = measureFields("sms", fields).find(({ unit }) => unit === "segments")?.actual ?? 0;
  return (
    <div className="grid justify-items-start gap-1.5">
      <p className="text-xs text-muted">
        <bdi>{businessName}</bdi> · {copy.now}
      </p>
      <p className="max-w-72 rounded-2xl rounded-es-sm bg-sunk px-3.5 py-2.5 break-words whitespace-pre-wrap">
        {text.trim() === "" ? copy.empty : <LinkedText text={text} />}
      </p>
      {parts > 0 && (
        <p lang="en" dir="ltr" className="text-xs text-muted">
          {copy.smsParts(parts)}
        </p>
      )}
    </div>
  );
}
