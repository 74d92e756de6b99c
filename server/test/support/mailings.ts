import { sql } from "kysely";
import { newId } from "../../src/core/ids.ts";
import type { OwnedBusiness } from "../../src/data/models/business.ts";
import type { Store } from "../../src/data/store.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Database } from "../../src/infrastructure/database.ts";
import { messageIdOf } from "../../src/services/mail/compose-letter.ts";
import type { Spender } from "./ledger.ts";

const LETTER = {
  fields: {
    subject: "Pão quente",
    preheader: "",
    body: "Olá",
    callToAction: { label: "Ver", url: "https://padaria.example/" },
  },
  name: "Padaria",
  fromName: "Padaria",
  fromAddress: "ola@padaria.example",
  replyTo: null,
  identity: ["Rua do Sol 1, Lisboa"],
  language: "pt",
};

type Input = { spender: Spender; addresses: string[]; skipped?: Record<string, string>; perMinute?: number };

/** An email of a business on its way to new contacts with these addresses. */
export async function beginMailing({ db }: Database<Tables>, store: Store, input: Input) {
  const { spender, addresses, skipped = {}, perMinute = 600_000 } = input;
  const business: OwnedBusiness | undefined = await store.businesses.findOwned(spender.userId, spender.businessId);
  if (business === undefined) throw new Error("There is no such business.");
  const [campaignId, contentId, mailingId] = [newId(), newId(), newId()];
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    values (${campaignId}, ${business.id}, '', '', '', '[]', '2027-01-01', '2027-01-31', '', 1, 'ready')`.execute(db);
  await sql`insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
    values (${contentId}, ${business.id}, ${campaignId}, 'email', 'publishing', '', '', '')`.execute(db);
  const people = addresses.map((email) => ({ contactId: newId(), email }));
  await sql`insert into contacts (id, business_id, name, email, source, search_text)
    select id, ${business.id}, '', email, 'test', '' from
      unnest(${people.map(({ contactId }) => contactId)}::uuid[], ${people.map(({ email }) => email)}::text[]) as p (id, email)`.execute(
    db,
  );
  await store.transaction((tx) =>
    tx.mailings.begin(business, {
      id: mailingId,
      contentId,
      connectionId: newId(),
      letter: LETTER,
      perMinute,
      addressees: people.map(({ contactId, email }) => ({
        contactId,
        name: "",
        email,
        messageId: messageIdOf(mailingId, contactId, LETTER.fromAddress),
        skipped: skipped[email] ?? null,
        waits: null,
      })),
    }),
  );
  return { business, mailingId, contentId };
}

export const MAIL_PASSWORD = "correct horse battery staple";

/** A mail account at a server of the test's own, as `POST .../connections` takes it. */
export const mailAccount = (port: number) => ({
  kind: "email",
  name: "Our mail",
  settings: {
    host: "127.0.0.1",
    port,
    security: "none",
    user: "bakery",
    fromName: "Padaria Sol",
    fromAddress: "ola@padaria.example",
    perMinute: 6_000,
  },
  secrets: { password: MAIL_PASSWORD },
});
