import type { MessageChannel, RefusedFile } from "@handbill/contracts";

/** A file that came with a message; without its bytes where it was refused. */
export type InboundAttachment = {
  name: string;
  mediaType: string;
  size: number;
  bytes: Buffer | null;
  refused: RefusedFile | null;
  /** Under which the message shows it among its text (`cid:`). */
  contentId: string | null;
};

/** What somebody wrote to a business, read and made harmless by the channel through which it came. */
export type InboundMessage = {
  channel: MessageChannel;
  /** The `Message-ID` of a mail with its angle brackets, or the id the provider gave. What comes again under it is the same message. */
  externalId: string;
  /** An email address, or a telephone number with the code of its country. */
  from: { address: string; name: string };
  /** Where its writer wants to be answered, where that is another address. */
  replyTo?: string | null;
  to: readonly string[];
  subject: string;
  /** What is new in it. */
  text: string;
  /** What was quoted of earlier messages. */
  quoted: string;
  html: string | null;
  inReplyTo: string | null;
  references: readonly string[];
  /** From the address it was sent to: `local+token@domain`. */
  replyToken: string | null;
  /** When its writer, or the server it came through, says it was written; the future counts as now. */
  receivedAt: string;
  /** Written by a machine: stored, never work for anybody. */
  isAutomatic: boolean;
  /** By which its conversation is found where it begins one. */
  label?: string;
  language?: string | null;
  attachments: readonly InboundAttachment[];
};
