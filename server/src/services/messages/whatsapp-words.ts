import * as z from "zod/mini";

const words = z._default(z.string(), "");
const media = z.object({ id: z.optional(z.string()), caption: words, filename: words, mime_type: words });
const choice = z.object({ title: words, description: words });

/** One message as WhatsApp reports it. What is not named here is left alone. */
export const ReportedMessage = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Missing where its writer hides their number: `from_user_id` is theirs then. */
  from: words,
  from_user_id: words,
  timestamp: words,
  type: words,
  context: z.optional(z.object({ id: words })),
  text: z.optional(z.object({ body: words })),
  image: z.optional(media),
  video: z.optional(media),
  audio: z.optional(z.extend(media, { voice: z.optional(z.boolean()) })),
  document: z.optional(media),
  sticker: z.optional(media),
  location: z.optional(z.object({ latitude: z.number(), longitude: z.number(), name: words, address: words })),
  contacts: z.optional(
    z.array(
      z.object({
        name: z.optional(z.object({ formatted_name: words })),
        phones: z._default(z.array(z.object({ phone: words })), []),
      }),
    ),
  ),
  button: z.optional(z.object({ text: words })),
  interactive: z.optional(z.object({ button_reply: z.optional(choice), list_reply: z.optional(choice) })),
  reaction: z.optional(z.object({ message_id: words, emoji: words })),
  order: z.optional(
    z.object({
      text: words,
      product_items: z._default(z.array(z.object({ quantity: z.optional(z.coerce.number()) })), []),
    }),
  ),
  system: z.optional(z.object({ body: words })),
  unsupported: z.optional(z.object({ type: words })),
});
export type ReportedMessage = z.infer<typeof ReportedMessage>;

const lines = (...parts: (string | undefined)[]): string => parts.filter((part) => part).join("\n");

/** What somebody sent, in words that can be read, found and answered. Empty where there is nothing to tell. */
export function wordsOf(message: ReportedMessage): string {
  const { type, interactive, reaction } = message;
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  if (message.text) return message.text.body;
  if (message.button) return message.button.text;
  if (chosen) return lines(chosen.title, chosen.description);
  if (reaction) return reaction.emoji === "" ? "Took a reaction back." : `Reacted with ${reaction.emoji}`;
  if (message.location) return place(message.location);
  if (message.contacts) return people(message.contacts);
  if (message.order) return order(message.order);
  if (message.system) return message.system.body;
  if (type === "request_welcome") return "Opened the chat.";
  return file(message) ?? other(message);
}

function file(message: ReportedMessage): string | undefined {
  const { image, video, audio, document, sticker } = message;
  if (image) return lines("[Picture]", image.caption);
  if (video) return lines("[Video]", video.caption);
  if (audio) return audio.voice ? "[Voice message]" : "[Sound]";
  if (document) return lines(document.filename === "" ? "[File]" : `[File: ${document.filename}]`, document.caption);
  return sticker && "[Sticker]";
}

function other({ type, unsupported }: ReportedMessage): string {
  const kind = (unsupported?.type || type).replaceAll("_", " ").slice(0, 40);
  const named = kind === "" || kind === "unsupported" || kind === "unknown" ? "" : ` (${kind})`;
  return `[Something that WhatsApp shows in its app alone${named}. Ask the customer to write it.]`;
}

function place({ latitude, longitude, name, address }: NonNullable<ReportedMessage["location"]>): string {
  const what = [name, address].filter((part) => part !== "").join(", ");
  return `[Place${what === "" ? "" : `: ${what}`}] ${latitude}, ${longitude}`;
}

const people = (contacts: NonNullable<ReportedMessage["contacts"]>): string =>
  contacts
    .slice(0, 20)
    .map(({ name, phones }) =>
      [`[Contact: ${name?.formatted_name ?? ""}]`, ...phones.map(({ phone }) => phone)].join(" "),
    )
    .join("\n");

function order({ text, product_items: items }: NonNullable<ReportedMessage["order"]>): string {
  const pieces = items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  return lines(`[Order of ${items.length} products, ${pieces} pieces: see the WhatsApp Manager]`, text);
}
