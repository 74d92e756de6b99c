import { setTimeout as delay } from "node:timers/promises";
import { watchFailpoints } from "../../server/src/core/failpoints.ts";
import { createSeal } from "../../server/src/core/seal.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { createStore } from "../../server/src/data/store.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { createFailpointOrders } from "../../server/src/infrastructure/failpoint-orders.ts";
import { createOutsideHttp } from "../../server/src/infrastructure/outside-http.ts";
import { createMastodonPublisher } from "../../server/src/infrastructure/publishers/mastodon.ts";
import { createWebhookPublisher } from "../../server/src/infrastructure/publishers/webhook.ts";
import { createPublishEngine } from "../../server/src/services/publishing/publish-engine.ts";

/* A process that publishes what is due and nothing else, until it is killed: the product in little, which starts in a moment. */

const [url = "", key = "", orders = ""] = process.argv.slice(2);
const { db } = openDatabase<Tables>(url, { max: 4 });
const outside = createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port: null }] });
const engine = createPublishEngine({
  store: createStore(db, async () => {}),
  seal: createSeal([key]),
  publishers: [createWebhookPublisher(outside), createMastodonPublisher(outside)],
  atClaim: {},
  publicUrl: "https://handbill.example",
  random: Math.random,
  warn: () => {},
});
watchFailpoints(createFailpointOrders(orders));
for (;;) {
  await engine.sweep().catch(() => undefined);
  await engine.handOver().catch(() => undefined);
  await delay(20);
}
