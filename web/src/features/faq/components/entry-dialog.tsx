import { type FaqEntry, MAX_FAQ_ANSWER, MAX_FAQ_QUESTION } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { changeEntry, createEntry, faqQuery } from "../api/faq.ts";
import { messages } from "../messages.ts";

const words = messages.form;

type Typed = { question: string; answer: string };
type EntryDialogProps = { businessId: string; entry: FaqEntry | null; onClose: () => void };

/** One question with its answer, written or changed. Whoever saves an answer approves it. */
export function EntryDialog({ businessId, entry, onClose }: EntryDialogProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ question: entry?.question ?? "", answer: entry?.answer ?? "" });
  const saving = useMutation({
    mutationFn: (input: Typed) =>
      entry === null
        ? createEntry(businessId, input)
        : changeEntry(businessId, entry.id, { ...input, ...(input.answer !== "" && { status: "approved" }) }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: faqQuery(businessId).queryKey });
    },
  });
  const errors = fieldErrorsOf(saving.error);
  const isNamed = errors["question"] !== undefined || errors["answer"] !== undefined;
  const approves = entry === null || (entry.status !== "approved" && typed.answer.trim() !== "");
  const submit = approves ? words.approve : words.save;
  return (
    <FormDialog
      title={entry === null ? words.add : words.edit}
      onClose={onClose}
      isSaving={saving.isPending}
      words={{ cancel: words.cancel, submit: saving.isPending ? words.saving : submit }}
      onSubmit={() => saving.mutate({ question: typed.question.trim(), answer: typed.answer.trim() })}
    >
      {saving.isError && !isNamed && <ErrorPanel error={saving.error} title={words.failed} />}
      <PlainTextArea
        label={words.question}
        hint={words.questionHint}
        rows={2}
        maxLength={MAX_FAQ_QUESTION}
        value={typed.question}
        data-first-focus={entry === null || entry.answer !== "" ? true : undefined}
        error={errors["question"]}
        onChange={(question) => setTyped((now) => ({ ...now, question }))}
      />
      <PlainTextArea
        label={words.answer}
        hint={words.answerHint}
        rows={4}
        maxLength={MAX_FAQ_ANSWER}
        value={typed.answer}
        data-first-focus={entry !== null && entry.answer === "" ? true : undefined}
        error={errors["answer"]}
        onChange={(answer) => setTyped((now) => ({ ...now, answer }))}
      />
    </FormDialog>
  );
}
