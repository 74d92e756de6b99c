import type { ConversationHead, Message } from "@handbill/contracts";
import { PendingButton } from "../../../../ui/pending-button.tsx";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { useSending } from "../../thread/use-sending.ts";
import { langOf } from "../../words.ts";
import { Failure } from "../failure.tsx";
import { templateMessages as words } from "./messages.ts";
import { TemplatePicker } from "./template-picker.tsx";
import { TemplateText } from "./template-text.tsx";
import { type TemplateSend, useTemplateSend } from "./use-template-send.ts";

type ReadyProps = { draft: Message; language: string; send: TemplateSend; businessId: string };

/** A template that was filled in and has not left: taken back, or refused. */
function Ready({ draft, language, send, businessId }: ReadyProps) {
  const { remove } = useSending(businessId);
  return (
    <>
      <p className="font-medium">{words.ready}</p>
      <TemplateText text={draft.body} language={language} />
      <p className="text-sm text-muted">{words.fixed}</p>
      <div className="flex flex-wrap items-center gap-2">
        <PendingButton
          takes="publish"
          variant="primary"
          isPending={send.isPending}
          onClick={() => send.mutate({ draft })}
        >
          {send.isPending ? words.sending : words.send}
        </PendingButton>
        <PlainButton disabled={remove.isPending || send.isPending} onClick={() => remove.mutate(draft)}>
          {words.discard}
        </PlainButton>
      </div>
    </>
  );
}

/** Why nobody can write freely now, and what was written anyway. */
function Why({ conversation: { window, language }, kept }: Pick<TemplatePartProps, "conversation" | "kept">) {
  return (
    <>
      <p className="measure text-sm">{(window?.until ?? null) === null ? words.never : words.over}</p>
      {kept.trim() !== "" && (
        <div className="grid gap-1 text-sm text-muted">
          <p>{words.kept}</p>
          <p dir="auto" {...langOf(language)} className="border-s-2 border-line ps-3 whitespace-pre-wrap wrap-anywhere">
            {kept}
          </p>
        </div>
      )}
    </>
  );
}

type TemplatePartProps = {
  businessId: string;
  conversation: ConversationHead;
  /** The latest draft that nobody has sent. */
  draft: Message | undefined;
  /** What was written in own words. */
  kept: string;
  /** Whether no free words may go out now. */
  isShut: boolean;
};

/** In the place of the field: WhatsApp takes nothing but a template now, or one lies here to be sent. */
export function TemplatePart({ businessId, conversation, draft, kept, isShut }: TemplatePartProps) {
  const send = useTemplateSend(businessId, conversation.id);
  const template = draft?.template ?? null;
  return (
    <>
      {isShut && <Why conversation={conversation} kept={kept} />}
      {draft && template ? (
        <Ready draft={draft} language={template.language} send={send} businessId={businessId} />
      ) : (
        <TemplatePicker businessId={businessId} language={conversation.language} send={send} />
      )}
      {send.isError && <Failure error={send.error} title={words.sendFailed} businessId={businessId} />}
    </>
  );
}
