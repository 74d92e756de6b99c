import { useMutation } from "@tanstack/react-query";
import { Globe } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { describeError } from "../../api/describe-error.ts";
import { readWebsite } from "../../api/prefill.ts";
import { FieldMessage } from "../../ui/field-message.tsx";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { messages } from "./found-messages.ts";
import { readFound } from "./read-found.ts";

const words = messages.website;

/** Reads what the business says of itself already, so that nobody types it twice. */
export function FromWebsite({ onRead }: { onRead: (read: ReturnType<typeof readFound>) => void }) {
  const [url, setUrl] = useState("");
  const reading = useMutation({ mutationFn: readWebsite, onSuccess: (prefill) => onRead(readFound(prefill)) });
  const read = (): void => {
    if (url.trim() !== "" && !reading.isPending) reading.mutate(url.trim());
  };
  return (
    <div className="grid gap-2 rounded-card bg-sunk p-4">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
        <PlainField
          label={words.label}
          value={url}
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
          placeholder={words.placeholder}
          onChange={(event) => setUrl(event.target.value)}
          // Here the key reads the website; it does not send the form around it.
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== "Enter" || url.trim() === "") return;
            event.preventDefault();
            read();
          }}
        />
        <PendingButton isPending={reading.isPending} onClick={read} icon={<Globe size={18} aria-hidden />}>
          {reading.isPending ? words.reading : words.read}
        </PendingButton>
      </div>
      <div role="status" className="empty:hidden">
        {reading.isError && <FieldMessage>{describeError(reading.error).detail}</FieldMessage>}
        {reading.data && <p className="text-sm text-muted">{words.found(reading.data.proposals.length)}</p>}
      </div>
    </div>
  );
}
