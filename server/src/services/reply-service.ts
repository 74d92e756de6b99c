import type {
  Contact,
  ConversationEntry,
  Message,
  MessageChange,
  MessageCreate,
  MessageSend,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { newContact, newReplyToken, placeOf } from "./messages/correspondent.ts";
import { holdReply } from "./messages/hold-reply.ts";
import { readNumber } from "./messages/phone-number.ts";
import { newEntry } from "./messages/new-entry.ts";
import { subjectKey } from "./messages/subject-key.ts";
import { takeInbound } from "./messaging-inbound.ts";
import { requirePermission } from "./permissions.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ReplyService = ReturnType<typeof createReplyService>;

/** What people of a business write: notes, and replies, which leave only by their word. */
export function createReplyService({ store, businesses }: Needs) {
  const owned = businesses.requireOwned;

  const found = async (business: OwnedBusiness, messageId: string): Promise<Message> => {
    const message = await store.messages.find(business, messageId);
    if (!message) throw notFound("Message");
    return message;
  };

  return {
    /** A draft of a reply, or a note. */
    async add(
      userId: string,
      businessId: string,
      conversationId: string,
      { kind, body, subject }: ConversationEntry,
    ): Promise<Message> {
      const business = await owned(userId, businessId);
      const author = { kind: "person", id: userId } as const;
      const id = await store.transaction(async (tx) => {
        const conversation = await tx.conversations.lock(business, conversationId);
        if (!conversation) throw notFound("Conversation");
        return newEntry(tx, business, conversation, { kind, body, subject, author });
      });
      return found(business, id);
    },

    /** What somebody said elsewhere, or a draft to somebody; in the conversation where it belongs. */
    async create(userId: string, businessId: string, wish: MessageCreate): Promise<Message> {
      const business = await owned(userId, businessId);
      const id = await store.transaction((tx) =>
        wish.direction === "inbound" ? takeSaid(tx, business, wish) : draftTo(tx, business, userId, wish),
      );
      return found(business, id);
    },

    async change(
      userId: string,
      businessId: string,
      messageId: string,
      version: number,
      change: MessageChange,
    ): Promise<Message> {
      const business = await owned(userId, businessId);
      await store.transaction(async (tx) => {
        const before = await requireOpen(tx, business, messageId);
        if (before.version !== version) throw changed(await tx.messages.find(business, messageId));
        if (before.template)
          throw new AppError(
            "conflict",
            "WhatsApp approved these words as they are. Make another draft of the template.",
          );
        const { body = before.body, subject = before.subject } = change;
        await tx.drafts.write(business, messageId, change, { ...before, body, subject });
      });
      return found(business, messageId);
    },

    /** Of drafts and notes. */
    async remove(userId: string, businessId: string, messageId: string, version: number | undefined): Promise<void> {
      const business = await owned(userId, businessId);
      await store.transaction(async (tx) => {
        const before = await requireOpen(tx, business, messageId);
        if (version !== undefined && before.version !== version)
          throw changed(await tx.messages.find(business, messageId));
        await tx.drafts.remove(business, messageId);
      });
    },

    /** In ten seconds, in which it can be taken back, or at a time. Also what failed, or of which nobody knows: a person decides. */
    async send(userId: string, businessId: string, messageId: string, wish: MessageSend): Promise<Message> {
      const business = await owned(userId, businessId);
      requirePermission(business, "publish");
      await store.transaction((tx) => holdReply(tx, business, messageId, wish));
      return found(business, messageId);
    },

    /** A draft again: nothing has left, and nothing will. */
    async cancel(userId: string, businessId: string, messageId: string): Promise<Message> {
      const business = await owned(userId, businessId);
      const { conversationId } = await found(business, messageId);
      await store.transaction(async (tx) => {
        if (!(await tx.drafts.takeBack(business, messageId)))
          throw new AppError("conflict", "It is too late to take this back, or it was not on its way.");
        const details = { message: messageId };
        await tx.audit.append(business, { action: "message.taken_back", target: conversationId, details });
      });
      return found(business, messageId);
    },
  };
}

async function requireOpen(tx: Repositories, business: OwnedBusiness, messageId: string) {
  const message = await tx.drafts.lock(business, messageId);
  if (!message) throw notFound("Message");
  if (message.status === "draft" || message.status === "noted") return message;
  throw new AppError(
    "conflict",
    "Only drafts and notes can be changed. Take the message back first, while that is possible.",
  );
}

const changed = (current: Message | undefined) =>
  new AppError("edit_conflict", "This was changed in the meantime. Look at it as it is now.", { current });

/** Whom `contact` means: an id of a contact, or an address. */
async function correspondentOf(tx: Repositories, business: OwnedBusiness, { contact, channel }: MessageCreate) {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(contact);
  const known = isId ? await tx.contacts.find(business, contact) : undefined;
  if (isId && !known) throw notFound("Contact");
  const isNumber = channel === "whatsapp" || channel === "sms";
  const written = (isNumber ? readNumber(contact, business.sender.country) : undefined) ?? contact;
  const place = placeOf(business.id, channel, known ? addressOn(known, channel) : written);
  if (place) return { place, known };
  throw new AppError("invalid_request", "There is no address to write to by this channel.", {
    errors: [{ path: "contact", message: "Neither an address for this channel nor a contact who has one." }],
  });
}

const addressOn = ({ email, phone }: Contact, channel: MessageCreate["channel"]): string =>
  (channel === "email" || channel === "form" ? email : phone) ?? "";

async function answeredMessage(tx: Repositories, business: OwnedBusiness, id: string | undefined) {
  if (id === undefined) return undefined;
  const message = await tx.drafts.lock(business, id);
  if (!message) throw notFound("Message");
  return message;
}

async function takeSaid(tx: Repositories, business: OwnedBusiness, wish: MessageCreate): Promise<string> {
  const { place, known } = await correspondentOf(tx, business, wish);
  const answered = await answeredMessage(tx, business, wish.inReplyTo);
  const taken = await takeInbound(tx, business.id, {
    channel: wish.channel,
    externalId: `<said.${newId()}@handbill.invalid>`,
    from: { address: place.address, name: known?.name ?? "" },
    to: [],
    subject: wish.subject,
    text: wish.body,
    quoted: "",
    html: null,
    inReplyTo: answered?.externalId ?? null,
    references: [],
    replyToken: null,
    receivedAt: await tx.schedules.now(),
    isAutomatic: false,
    attachments: [],
  });
  if (!taken) throw notFound("Business");
  return taken.messageId;
}

/** A draft in the conversation that is answered, in the one about the same thing, or in a new one. */
async function draftTo(
  tx: Repositories,
  business: OwnedBusiness,
  userId: string,
  wish: MessageCreate,
): Promise<string> {
  await tx.inbound.oneAtATime(business.id);
  const { place } = await correspondentOf(tx, business, wish);
  const answered = await answeredMessage(tx, business, wish.inReplyTo);
  const contactId =
    (await tx.subscriptions.contactAt(business.id, place))?.id ?? (await newContact(tx, business.id, place, ""));
  const conversationId = answered?.conversationId ?? (await conversationWith(tx, business, contactId, wish));
  const conversation = await tx.conversations.lock(business, conversationId);
  if (!conversation) throw notFound("Conversation");
  const author = { kind: "person", id: userId } as const;
  const subject = wish.subject === "" ? undefined : wish.subject;
  return newEntry(tx, business, conversation, { kind: "reply", body: wish.body, subject, author });
}

async function conversationWith(
  tx: Repositories,
  business: OwnedBusiness,
  contactId: string,
  { channel, subject }: MessageCreate,
): Promise<string> {
  const key = subjectKey(subject);
  const there =
    channel === "email" || channel === "form"
      ? key !== "" && (await tx.inbound.threadOfSubject(business.id, contactId, key))
      : await tx.inbound.threadOfContact(business.id, contactId, channel);
  if (there) return there.id;
  const made = await tx.inbound.begin(business.id, {
    contactId,
    channel,
    subject,
    subjectKey: key,
    status: "waiting",
    language: null,
    lastDirection: "outbound",
    contentId: null,
    campaignId: null,
    replyToken: newReplyToken(),
  });
  return made.id;
}
