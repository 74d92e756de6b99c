import { setTimeout as delay } from "node:timers/promises";
import { createStore } from "../../server/src/data/store.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { openSmtp } from "../../server/src/infrastructure/mail/smtp.ts";
import { createMailSender } from "../../server/src/services/mail/mail-sender.ts";

/* A process that sends what is due and nothing else, until it is killed. Arguments: the database, the port of the mail server. */

const [url = "", port = ""] = process.argv.slice(2);
const { db } = openDatabase<Tables>(url, { max: 4 });
const sender = createMailSender({
  store: createStore(db, async () => {}),
  open: async () => ({
    session: await openSmtp({
      host: "127.0.0.1",
      port: Number(port),
      security: "none",
      user: null,
      password: null,
      dkim: null,
    }),
  }),
  personal: async ({ letter }, { id }) => ({
    fields: letter.fields,
    unsubscribeUrl: `https://studio.example/u/${id}`,
    pixelUrl: null,
  }),
  finished: async () => {},
  warn: () => {},
  retrySeconds: [0, 0, 0],
});
for (;;) {
  await sender.work().catch(() => undefined);
  await delay(50);
}
