import { WHATSAPP_WINDOW_HOURS } from "@handbill/contracts";

/** Words of answering with a template that WhatsApp approved. */
export const templateMessages = {
  over:
    `WhatsApp takes your own words for ${WHATSAPP_WINDOW_HOURS} hours after the customer wrote. That time is over, so only an approved ` +
    "template can go out. As soon as the customer writes again, you can write freely.",
  never:
    "The customer has not written to you yet, so WhatsApp takes only an approved template. As soon as they write, you can write freely.",
  kept: "What you wrote is kept until then:",
  choose: "Template",
  chooseOne: "Choose one…",
  failed: "We couldn't load your templates",
  none: "WhatsApp has approved no template of yours that can be sent from here. Write one in Meta's WhatsApp Manager; it is looked at within a day, mostly in minutes.",
  look: "Look for new ones",
  looking: "Looking…",
  found: (count: number) => (count === 1 ? "1 template can be sent." : `${count} templates can be sent.`),
  others: (count: number) => (count === 1 ? "1 cannot be sent from here" : `${count} cannot be sent from here`),
  blank: (name: string) => (/^\d+$/.test(name) ? `Blank ${name}` : name.replaceAll("_", " ")),
  ofHead: (blank: string) => `${blank} of the heading`,
  fill: "Write something here.",
  preview: "What the customer reads",
  fixed: "WhatsApp approved these words, so they cannot be changed any more.",
  ready: "Not sent yet",
  send: "Send the template",
  sending: "Sending…",
  sendFailed: "The template was not sent",
  discard: "Throw it away",
} as const;
