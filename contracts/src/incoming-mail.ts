import * as z from "zod/mini";
import { id } from "./text.ts";

/**
 * Why a file that came with a message was not kept: `program` and `script` run something, `macros` hides a program in a document,
 * `too_big` is over 10 MiB or with others over 20, `too_many` is behind fifty others.
 */
export const RefusedFile = z.enum(["program", "script", "macros", "too_big", "too_many"]);
export type RefusedFile = z.infer<typeof RefusedFile>;

/** A file that came with a message. Its type is what stands in it, not what its name says. */
export const MessageAttachment = z
  .object({
    id,
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    /** Null for a file that can be fetched. */
    refused: z.nullable(RefusedFile),
    /** Under which the message shows it among its text (`data-cid`). */
    contentId: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "MessageAttachment" });
export type MessageAttachment = z.infer<typeof MessageAttachment>;

/** How the mailbox stands that people write to. */
export const InboxMailboxState = z
  .object({
    checkedAt: z.nullable(z.string()),
    /** Why it cannot be read, for its owner; null while all is well. */
    problem: z.nullable(z.string()),
    /** Mails that became messages. */
    messages: z.int(),
    lastMessageAt: z.nullable(z.string()),
    /** Mails that could not be taken; they are still in the mailbox. */
    refused: z.int(),
    /** Which was the last of these, and why. */
    lastRefusal: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "InboxMailboxState" });
export type InboxMailboxState = z.infer<typeof InboxMailboxState>;

/** `GET .../connections/:connectionId/inbox`: where a mail service posts what people write, and by what such a post is signed. */
export const IncomingMailWay = z.object({
  url: z.string(),
  /** Of Standard Webhooks: `whsec_…`. */
  secret: z.string(),
  /** The mailbox that is read for it; null where none is named, or it has not been read yet. */
  mailbox: z.nullable(InboxMailboxState),
});
export type IncomingMailWay = z.infer<typeof IncomingMailWay>;

/**
 * What became of a mail: `stored` as a message; `known`, for it was there already; `returned`, for it said that one of ours came back.
 */
export const TakenMail = z.object({ outcome: z.enum(["stored", "known", "returned"]) });
export type TakenMail = z.infer<typeof TakenMail>;
