import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { toast } from "../../../ui/toast.ts";
import { fillSavedReply, savedRepliesQuery } from "../api/reply-habits.ts";
import { composerMessages } from "./messages.ts";

const words = composerMessages.saved;

type InsertSavedProps = { businessId: string; conversationId: string; onInsert: (text: string) => void };

/** Puts a saved reply into the text, with the customer's names in it, and says what nobody knows. */
export function InsertSaved({ businessId, conversationId, onInsert }: InsertSavedProps) {
  const { data: saved = [] } = useQuery({ ...savedRepliesQuery(businessId), throwOnError: false });
  const [said, setSaid] = useState("");
  const fill = useMutation({
    mutationFn: (id: string) => fillSavedReply(businessId, id, conversationId),
    onSuccess: ({ body, missing }, id) => {
      onInsert(body);
      const name = saved.find((one) => one.id === id)?.name ?? "";
      setSaid(missing.length > 0 ? words.missing(missing.join(", ").replaceAll("_", " ")) : words.inserted(name));
    },
    onError: (error) => toast(words.failed, { tone: "danger", detail: describeError(error).detail }),
  });
  if (saved.length === 0) {
    return (
      <TextLink isAlone to="/b/$businessId/settings/inbox" params={{ businessId }}>
        {words.manage}
      </TextLink>
    );
  }
  return (
    <div className="grid gap-1">
      <PlainSelect
        label={words.label}
        value=""
        disabled={fill.isPending}
        choices={[{ id: "", label: words.choose }, ...saved.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => {
          if (id !== "") fill.mutate(id);
        }}
      />
      <p role="status" className="text-sm text-muted">
        {said}
      </p>
    </div>
  );
}
