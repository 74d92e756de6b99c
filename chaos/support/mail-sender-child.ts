import { setTimeout as delay } from "node:timers/promises";
import { createStore } from "../../server/src/data/store.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { openSmtp } from "../../server/src/infrastructure/mail/smtp.ts";
import { createMailSender } from "../../server/src/services/mail/mail-sender.ts";
import { createEmailSender } from "../../server/src/services/messages/email-sender.ts";
import { createReplySender } from "../../server/src/services/messages/reply-sender.ts";

/* A process that sends what is due and nothing else, until it is killed. Arguments: the database, the port of the mail server. */

const [url = "", port = ""] = process.argv.slice(2);
const { db } = openDatabase<Tables>(url, { max: 4 });
const store = createStore(db, async () => {});
const server = { host: "127.0.0.1", port: Number(port), security: "none" as const };
const open = async () => ({ session: await openSmtp({ ...server, user: null, password: null, dkim: null }) });
const settings = { ...server, fromName: "Padaria", fromAddress: "ola@padaria.example" };
const account = { id: "", kind: "email", name: "", settings, secrets: {} };
const sender = createMailSender({
  store,
  open,
  personal: async ({ letter }, { id }) => ({
    fields: letter.fields,
    unsubscribeUrl: `https://studio.example/u/${id}`,
    pixelUrl: null,
  }),
  finished: async () => {},
  warn: () => {},
  retrySeconds: [0, 0, 0],
});
const email = createEmailSender({ store, accountOf: async () => account, open });
const replies = createReplySender({ store, senders: { email }, warn: () => {} });
for (;;) {
  await replies.work().catch(() => undefined);
  await sender.work().catch(() => undefined);
  await delay(50);
}
