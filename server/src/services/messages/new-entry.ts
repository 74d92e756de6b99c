import type { FilledTemplate, MessageAuthorKind, ReplyDraft } from "@handbill/contracts";
import { searchConfigOf } from "../../core/search-words.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";

type Conversation = NonNullable<Awaited<ReturnType<Repositories["conversations"]["lock"]>>>;

export type Entry = {
  /** Where it is known before. */
  id?: string | undefined;
  kind: "reply" | "note";
  body: string;
  subject?: string | undefined;
  author: { kind: MessageAuthorKind; id: string | null };
  /** In which it is written, where that is known. */
  language?: string | null | undefined;
  /** What a draft of the AI rests on. */
  draft?: ReplyDraft | null;
  /** The template that its words are. */
  template?: FilledTemplate | null | undefined;
};

/** Puts a draft of a reply, or a note, into a conversation that is locked. Nothing of it leaves. Its id. */
export async function newEntry(
  tx: Repositories,
  business: OwnedBusiness,
  conversation: Conversation,
  entry: Entry,
): Promise<string> {
  const answered = await tx.drafts.answered(business, conversation.id);
  const language = entry.language ?? conversation.language ?? business.language;
  const isReply = entry.kind === "reply";
  return tx.drafts.insert(business, {
    id: entry.id,
    conversationId: conversation.id,
    direction: isReply ? "outbound" : "note",
    channel: conversation.channel,
    authorKind: entry.author.kind,
    authorId: entry.author.id,
    fromName: business.name,
    toAddress: isReply ? ((answered?.replyTo || answered?.fromAddress) ?? "") : "",
    subject: entry.subject ?? conversation.subject,
    body: entry.body,
    inReplyTo: isReply ? (answered?.externalId ?? null) : null,
    referenceIds: isReply && answered?.externalId ? [...answered.referenceIds, answered.externalId] : [],
    contentId: conversation.contentId,
    language,
    searchConfig: searchConfigOf(language),
    draft: entry.draft ?? null,
    template: entry.template ?? null,
  });
}
