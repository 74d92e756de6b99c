import * as z from "zod/mini";
import type { InboundMessage } from "../../core/inbound-message.ts";
import type { MessageReport } from "../../data/repositories/chat-repository.ts";
import { isHidden } from "./correspondent.ts";
import { ReportedMessage, wordsOf } from "./whatsapp-words.ts";

const words = z._default(z.string(), "");

const Failure = z.object({
  code: z.number(),
  message: words,
  title: words,
  error_data: z.optional(z.object({ details: words })),
});
const Status = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(500)),
  status: z.string(),
  timestamp: words,
  biz_opaque_callback_data: words,
  errors: z._default(z.array(z.unknown()), []),
});
const Change = z.object({
  field: z.literal("messages"),
  value: z.object({
    metadata: z.object({ phone_number_id: z.string(), display_phone_number: words }),
    contacts: z._default(
      z.array(
        z.object({ profile: z.optional(z.object({ name: words, username: words })), wa_id: words, user_id: words }),
      ),
      [],
    ),
    messages: z._default(z.array(z.unknown()), []),
    statuses: z._default(z.array(z.unknown()), []),
  }),
});
const Report = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.object({ changes: z._default(z.array(z.unknown()), []) })),
});

/** What one post of WhatsApp says: each is taken by itself, in this order. */
export type WhatsAppEvent =
  | { kind: "message"; phoneNumberId: string; message: InboundMessage }
  | { kind: "state"; phoneNumberId: string; report: MessageReport };

type WhyFailed = (code: number, said: string) => { errorKind: string; detail: string };

/** Reads a post; undefined where it is none of WhatsApp. What is of no use here, or broken, is left out. */
export function readWhatsAppReport(json: unknown, whyFailed: WhyFailed): WhatsAppEvent[] | undefined {
  const report = Report.safeParse(json);
  if (!report.success) return undefined;
  return report.data.entry
    .flatMap(({ changes }) => changes)
    .flatMap((one) => {
      const change = Change.safeParse(one);
      if (!change.success) return [];
      const { value } = change.data;
      const { phone_number_id: phoneNumberId } = value.metadata;
      const messages: WhatsAppEvent[] = value.messages
        .flatMap((message) => readMessage(message, value))
        .map((message) => ({ kind: "message", phoneNumberId, message }));
      const states: WhatsAppEvent[] = value.statuses
        .flatMap((status) => readStatus(status, whyFailed))
        .map((state) => ({ kind: "state", phoneNumberId, report: state }));
      return messages.concat(states);
    });
}

type Value = z.infer<typeof Change>["value"];

function readMessage(json: unknown, { contacts, metadata }: Value): InboundMessage[] {
  const read = ReportedMessage.safeParse(json);
  if (!read.success) return [];
  const { id, from, from_user_id: userId, timestamp, context, reaction, system } = read.data;
  const profile = contacts.find(
    ({ wa_id: number, user_id: user }) => (from !== "" && number === from) || (user !== "" && user === userId),
  );
  const address = /^\d{5,20}$/.test(from) ? `+${from}` : isHidden(userId) ? userId : "";
  const text = wordsOf(read.data);
  if (address === "" || text === "") return [];
  return [
    {
      channel: "whatsapp",
      externalId: id,
      from: { address, name: profile?.profile?.name || profile?.profile?.username || "" },
      to: [metadata.display_phone_number],
      subject: "",
      text,
      quoted: "",
      html: null,
      inReplyTo: reaction?.message_id || context?.id || null,
      references: [],
      replyToken: null,
      receivedAt: momentOf(timestamp),
      // Nobody has to answer these.
      isAutomatic: reaction !== undefined || system !== undefined,
      attachments: [],
    },
  ];
}

const STATES = { sent: "sent", delivered: "delivered", read: "read", played: "read", failed: "failed" } as const;

function readStatus(json: unknown, whyFailed: WhyFailed): MessageReport[] {
  const read = Status.safeParse(json);
  const state = read.success ? Object.entries(STATES).find(([name]) => name === read.data.status)?.[1] : undefined;
  if (!read.success || state === undefined) return [];
  const { id, timestamp, biz_opaque_callback_data: tag, errors } = read.data;
  const failure = state === "failed" ? readFailure(errors, whyFailed) : undefined;
  return [
    {
      channel: "whatsapp",
      externalId: id,
      named: namedBy(tag),
      state,
      at: momentOf(timestamp),
      errorCode: failure?.errorKind ?? null,
      detail: failure?.detail ?? null,
    },
  ];
}

function readFailure(errors: readonly unknown[], whyFailed: WhyFailed) {
  const first = Failure.safeParse(errors[0]);
  if (!first.success)
    return { errorKind: "undeliverable", detail: "WhatsApp did not deliver it, and did not say why." };
  const { code, message, title, error_data: data } = first.data;
  return whyFailed(code, data?.details || message || title);
}

const TAG = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,6})$/;

function namedBy(tag: string): MessageReport["named"] {
  const [, messageId, attempt] = TAG.exec(tag) ?? [];
  return messageId === undefined ? null : { messageId, attempt: Number(attempt) };
}

/** Seconds since 1970, as WhatsApp writes a time; now for what is none. */
const momentOf = (seconds: string): string =>
  new Date(/^\d{9,11}$/.test(seconds) ? Number(seconds) * 1_000 : Date.now()).toISOString();
