import type { Connection, Content, Publication, Scheduled } from "@handbill/contracts";
import { sql } from "kysely";
import { beforeEach, expect } from "vitest";
import { createSeal } from "../../src/core/seal.ts";
import { createOutsideHttp } from "../../src/infrastructure/outside-http.ts";
import { createWebhookPublisher } from "../../src/infrastructure/publishers/webhook.ts";
import { createPublishEngine } from "../../src/services/publishing/publish-engine.ts";
import { approvedContent, contentsOf, plannedCampaign } from "./campaigns.ts";
import { storeOn } from "./ledger.ts";
import { testProduct } from "./product.ts";
import { webhookShop } from "./webhook-shop.ts";

export const SHOP_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** Of every server that tests start. */
export const SERVER_SECRET = "a secret that is long enough for a test";

/** A business with planned contents, and a program of its own that they are handed to. */
export async function publishingWorld(contentCount: number) {
  const shop = await webhookShop();
  const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
  const { db } = product.database;
  const owner = await product.newUser();
  const period = { startsOn: "2027-07-01", endsOn: "2027-07-31" };
  const world = await plannedCampaign(owner, "bakery-lisbon", contentCount, period);
  const contents = await contentsOf(world);
  const store = storeOn(product.database);
  /** The same that the product has: the test need not wait for its next round. */
  const engine = createPublishEngine({
    store,
    seal: createSeal([SERVER_SECRET]),
    publishers: [createWebhookPublisher(createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port: null }] }))],
    atClaim: {},
    publicUrl: "https://handbill.example",
    random: () => 0,
    warn: () => undefined,
  });
  const { data: connection } = await owner.post<Connection>(`${world.at}/connections`, {
    kind: "webhook",
    name: "Our shop",
    settings: { url: shop.url },
    secrets: { secret: SHOP_SECRET },
  });
  beforeEach(() => Object.assign(shop, { received: [], answers: [] }));

  let taken = 0;
  const pathOf = ({ id }: Pick<Content, "id">) => `${world.at}/contents/${id}`;
  const read = async (content: Content) => (await owner.get<Content>(pathOf(content))).data;
  const publicationsOf = async (content: Content) =>
    (await owner.get<Publication[]>(`${pathOf(content)}/publications`)).data;
  /** Until its status, or whatever is looked at, is this. */
  const until = <T>(look: () => Promise<T>, wanted: T) =>
    expect
      .poll(
        async () => {
          await engine.handOver();
          return look();
        },
        { timeout: 15_000 },
      )
      .toBe(wanted);

  return {
    shop,
    product,
    owner,
    world,
    store,
    engine,
    connection,
    pathOf,
    read,
    publicationsOf,
    until,
    approved: () => approvedContent(world, contents[taken++]),
    /** What the program was sent of a content. */
    sent: ({ id }: Content) => shop.received.filter(({ text }) => text.includes(id)),
    publish: (content: Content) => owner.post<Content>(`${pathOf(content)}/publish`, { connectionId: connection.id }),
    async scheduled(content: Content, ago: string) {
      const reply = await owner.post<Scheduled>(`${pathOf(content)}/schedule`, {
        at: "2027-07-15T10:00",
        connectionId: connection.id,
      });
      expect(reply.data.content).toMatchObject({ status: "scheduled", connectionId: connection.id });
      await sql`update contents set scheduled_at = now() - ${ago}::interval where id = ${content.id}`.execute(db);
    },
    /** Lets what waits for its next try be tried now. */
    hurry: () => sql`update publications set next_attempt_at = now() where state = 'claimed'`.execute(db),
    /** Until its first try is refused. */
    refused: (content: Content) =>
      until(async () => (await publicationsOf(content))[0]?.attempts[0]?.outcome, "refused"),
    settled: (content: Content, status: Content["status"]) => until(async () => (await read(content)).status, status),
  };
}
