import type { SavedReply } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Card } from "../../../ui/card.tsx";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { savedRepliesQuery } from "../api/reply-habits.ts";
import { langOf } from "../words.ts";
import { settingsMessages } from "./messages.ts";

const SavedReplyDialog = lazy(() =>
  import("./saved-reply-dialog.tsx").then((file) => ({ default: file.SavedReplyDialog })),
);

const words = settingsMessages.saved;

const Row = ({ reply: { name, body, language, uses }, onOpen }: { reply: SavedReply; onOpen: () => void }) => (
  <li className="row">
    <button
      type="button"
      onClick={onOpen}
      className="grid min-h-14 w-full gap-0.5 py-2 text-start -outline-offset-2 hover:bg-sunk"
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <bdi className="font-medium wrap-anywhere">{name}</bdi>
        <span className="text-xs text-muted">{words.uses(uses)}</span>
      </span>
      <span dir="auto" {...langOf(language)} className="truncate text-sm text-muted">
        {body}
      </span>
    </button>
  </li>
);

/** Texts that are used again and again. */
export function SavedRepliesCard({ businessId }: { businessId: string }) {
  const { data: replies } = useSuspenseQuery(savedRepliesQuery(businessId));
  const [open, setOpen] = useState<SavedReply | "new" | null>(null);
  return (
    <Card
      title={words.title}
      actions={
        <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen("new")}>
          {words.add}
        </PlainButton>
      }
    >
      <p className={hintClass}>{words.text}</p>
      {replies.length === 0 ? (
        <p className="mt-3">{words.empty}</p>
      ) : (
        <ul aria-label={words.list} className="mt-3 divide-y divide-line">
          {replies.map((reply) => (
            <Row key={reply.id} reply={reply} onOpen={() => setOpen(reply)} />
          ))}
        </ul>
      )}
      <Suspense>
        {open !== null && (
          <SavedReplyDialog
            businessId={businessId}
            reply={open === "new" ? null : open}
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
    </Card>
  );
}
