import { MAX_LABELS, type ConversationHead } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useState } from "react";
import { PlainButton, PlainIconButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { messages } from "../messages.ts";
import { Permitted } from "../../../ui/permitted.tsx";
import { useMay } from "../../../api/permissions.ts";

const words = messages.thread;
const LONGEST = 40;

type LabelsProps = {
  conversation: ConversationHead;
  businessId: string;
  onChange: (labels: string[]) => void;
};

/** Words by which a conversation is found among others: each leads to all that have it. */
export function Labels({ conversation: { labels }, businessId, onChange }: LabelsProps) {
  const [typed, setTyped] = useState("");
  const mayLabel = useMay("edit");
  const add = (): void => {
    const label = typed.trim();
    if (label === "") return;
    setTyped("");
    if (!labels.includes(label)) onChange([...labels, label]);
  };
  return (
    <section aria-label={words.labels} className="grid gap-2">
      {labels.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {labels.map((label) => (
            <li key={label} className="inline-flex items-center rounded-full border border-line ps-3 text-sm">
              <Link
                to="/b/$businessId/inbox"
                params={{ businessId }}
                search={{ label, status: "all" }}
                aria-label={words.byLabel(label)}
                className="tap inline-flex items-center wrap-anywhere hover:underline"
              >
                <bdi>{label}</bdi>
              </Link>
              <Permitted takes="edit">
                <PlainIconButton
                  aria-label={words.removeLabel(label)}
                  onClick={() => onChange(labels.filter((one) => one !== label))}
                >
                  <X size={14} aria-hidden />
                </PlainIconButton>
              </Permitted>
            </li>
          ))}
        </ul>
      )}
      {mayLabel && labels.length < MAX_LABELS && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <div className="min-w-0 flex-1 basis-40">
            <PlainField
              label={words.addLabel}
              hint={words.labelHint}
              dir="auto"
              maxLength={LONGEST}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <PlainButton type="submit" disabled={typed.trim() === ""}>
            {words.add}
          </PlainButton>
        </form>
      )}
    </section>
  );
}
