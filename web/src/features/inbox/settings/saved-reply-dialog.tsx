import { REPLY_VARIABLES, type SavedReply, type SavedReplyCreate } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { languages } from "../../../ui/locales.ts";
import { LongSelect } from "../../../ui/long-select.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { toast } from "../../../ui/toast.ts";
import { changeSavedReply, createSavedReply, removeSavedReply, savedRepliesQuery } from "../api/reply-habits.ts";
import { langOf } from "../words.ts";
import { settingsMessages } from "./messages.ts";

const words = settingsMessages.saved;

const bracesOf = (variable: string): string => `{{${variable}}}`;

const wentWrong = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).detail });

/** Removed at once; Undo writes it down again. */
function useRemoval(businessId: string, onClose: () => void) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: savedRepliesQuery(businessId).queryKey });
  return useMutation({
    mutationFn: ({ id }: SavedReply) => removeSavedReply(businessId, id),
    onSuccess: (_nothing, { name, body, language }) => {
      const restore = (): void =>
        void createSavedReply(businessId, { name, body, language }).then(refresh, wentWrong(words.restoreFailed));
      toast(words.removed(name), { action: { label: words.undo, onPress: restore } });
      onClose();
      return refresh();
    },
    onError: wentWrong(words.removeFailed),
  });
}

type VariablesProps = { onInsert: (braces: string) => void };

/** What is filled in by itself, each to be put in by a press. */
const Variables = ({ onInsert }: VariablesProps) => (
  <div className="grid gap-1.5">
    <p className="text-sm text-muted">{words.variables}</p>
    <div className="flex flex-wrap gap-2">
      {REPLY_VARIABLES.map((variable) => (
        <PlainButton key={variable} size="sm" onClick={() => onInsert(bracesOf(variable))}>
          <bdi dir="ltr">{bracesOf(variable)}</bdi> {words.names[variable]}
        </PlainButton>
      ))}
    </div>
  </div>
);

type DialogProps = { businessId: string; reply: SavedReply | null; onClose: () => void };

/** A saved reply, written or changed. */
export function SavedReplyDialog({ businessId, reply, onClose }: DialogProps) {
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<SavedReplyCreate>({
    name: reply?.name ?? "",
    body: reply?.body ?? "",
    language: reply?.language ?? null,
  });
  const set = (change: Partial<SavedReplyCreate>): void => setTyped((now) => ({ ...now, ...change }));
  const removal = useRemoval(businessId, onClose);
  const saving = useMutation({
    mutationFn: (wish: SavedReplyCreate) =>
      reply === null ? createSavedReply(businessId, wish) : changeSavedReply(businessId, reply.id, wish),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: savedRepliesQuery(businessId).queryKey });
    },
  });
  const errors = fieldErrorsOf(saving.error);
  const insert = (braces: string): void => {
    const at = field.current?.selectionEnd ?? typed.body.length;
    set({ body: typed.body.slice(0, at) + braces + typed.body.slice(at) });
    field.current?.focus();
  };
  return (
    <FormDialog
      title={reply === null ? words.add : words.edit(reply.name)}
      onClose={onClose}
      onSubmit={() => saving.mutate(typed)}
      isSaving={saving.isPending}
      words={{ cancel: words.cancel, submit: saving.isPending ? words.saving : words.save }}
      actions={
        reply && (
          <PlainButton
            variant="quiet"
            icon={<Trash2 size={16} aria-hidden />}
            disabled={removal.isPending}
            onClick={() => removal.mutate(reply)}
          >
            {words.remove}
          </PlainButton>
        )
      }
    >
      {saving.isError && Object.keys(errors).length === 0 && <ErrorPanel error={saving.error} title={words.failed} />}
      <PlainField
        label={words.name}
        hint={words.nameHint}
        dir="auto"
        maxLength={100}
        autoComplete="off"
        data-first-focus
        value={typed.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.target.value })}
      />
      <PlainTextArea
        ref={field}
        label={words.body}
        rows={6}
        maxLength={5000}
        {...langOf(typed.language)}
        value={typed.body}
        error={errors["body"]}
        onChange={(body) => set({ body })}
      />
      <Variables onInsert={insert} />
      <LongSelect
        label={words.language}
        of={languages}
        none={words.anyLanguage}
        value={typed.language ?? ""}
        error={errors["language"]}
        onChange={(language) => set({ language: language === "" ? null : language })}
      />
    </FormDialog>
  );
}
