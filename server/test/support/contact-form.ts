import type { Contact, ContactForm, Conversation, ConversationCounts, Message } from "@handbill/contracts";
import { createKeyring } from "../../src/core/keyring.ts";
import { createStamps } from "../../src/services/contact-form/stamp.ts";
import type { Client } from "./client.ts";

/** Stamps of pages of the test's product that were opened so long ago. */
export const stampsOf = (agoSeconds: number, secret = "a secret that is long enough for a test") =>
  createStamps(createKeyring([secret]), () => Date.now() - agoSeconds * 1_000);

/** The contact form of a business, from outside and from inside. */
export function contactForm(url: string, owner: Client, businessId: string) {
  const at = `/businesses/${businessId}`;
  const door = `${url}/f/${businessId}`;
  let networks = 0;
  return {
    at,
    door,
    /** Enters a message as a person would, each from a network of its own unless one is named. */
    enter: (change: Record<string, string> = {}, from = `198.51.100.${(networks += 1)}`, path = "") => {
      const usual = { name: "Rita", email: "rita@x.example", message: "Há bolo de noz?", website: "" };
      const stamp = stampsOf(60).issue(businessId);
      const body = new URLSearchParams({ ...usual, stamp, ...change });
      return fetch(`${door}${path}`, { method: "POST", body, headers: { "x-forwarded-for": from } });
    },
    change: (body: object) => owner.patch<ContactForm>(`${at}/contact-form`, body),
    conversations: async (query = "") => (await owner.get<Conversation[]>(`${at}/conversations${query}`)).data,
    messagesOf: async (id: string) => (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data,
    counts: async () => (await owner.get<ConversationCounts>(`${at}/conversations/counts`)).data,
    /** What the contact that is found by a word said yes to. */
    consentOf: async (q: string) => {
      const [contact] = (await owner.get<Contact[]>(`${at}/contacts?q=${q}`)).data;
      const history = (await owner.get<object[]>(`${at}/contacts/${contact?.id}/consents`)).data;
      return { source: contact?.source, email: contact?.consent.email, history };
    },
  };
}
