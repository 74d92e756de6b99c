import { createOutsideHttp } from "../infrastructure/outside-http.ts";
import { createBlueskyPublisher } from "../infrastructure/publishers/bluesky.ts";
import { createMastodonPublisher } from "../infrastructure/publishers/mastodon.ts";
import { createWebhookPublisher } from "../infrastructure/publishers/webhook.ts";
import { connectionRoutes } from "../routes/connection-routes.ts";
import { publicationRoutes } from "../routes/publication-routes.ts";
import { publishKitRoutes } from "../routes/publish-kit-routes.ts";
import { scheduleRoutes } from "../routes/schedule-routes.ts";
import { createConnectionService } from "../services/connection-service.ts";
import { createPagePublisher } from "../services/pages/page-publisher.ts";
import type { AtClaim } from "../services/publishing/claim-content.ts";
import { createPublishEngine } from "../services/publishing/publish-engine.ts";
import { createPublishingService } from "../services/publishing-service.ts";
import { createPublishKitService } from "../services/publish-kit-service.ts";
import { createScheduleService } from "../services/schedule-service.ts";
import { beginMailing, takeMailingBack } from "../services/mailing-service.ts";
import type { MailTracking } from "../services/tracking/mail-tracking.ts";
import { composeChats } from "./chats.ts";
import { composeMail } from "./mail.ts";
import type { Ground, Part } from "./part.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

type Tracking = { finalText: NonNullable<AtClaim["finalText"]>; mail: MailTracking };

/** From an approved text and its time to the place where customers see it. */
export function composePublishing(ground: Ground, { finalText, mail: mailTracking }: Tracking) {
  const { config, keys, logger, store, workStore, businesses, tracing } = ground;
  const { seal } = keys;
  const outside = createOutsideHttp({ allow: config.outsideAllow });
  const publishers = [
    createWebhookPublisher(outside),
    createBlueskyPublisher(outside),
    createMastodonPublisher(outside),
    createPagePublisher({ store: workStore, publicUrl: config.publicUrl }),
  ];
  const chats = composeChats(ground, outside);
  const mail = composeMail(ground, { tracking: mailTracking, outside, chats });
  const atClaim: AtClaim = { finalText, begin: { email: beginMailing }, takeBack: { email: takeMailingBack } };

  const schedules = createScheduleService({ store, businesses });
  const connections = createConnectionService({
    store,
    businesses,
    seal,
    publishers: [...publishers, mail.accounts, chats.whatsapp, chats.gateway],
  });
  const engine = createPublishEngine({
    store: workStore,
    seal,
    publishers,
    atClaim,
    publicUrl: config.publicUrl,
    random: Math.random,
    tracing,
    warn: (message, facts) => logger.warn(facts, message),
  });
  const part: Part = {
    routes: [
      scheduleRoutes(schedules),
      publishKitRoutes(createPublishKitService({ store, businesses, schedules, finalText })),
      connectionRoutes(connections),
      publicationRoutes(createPublishingService({ store, businesses, schedules, atClaim })),
      ...mail.routes,
      ...chats.routes,
    ],
    publicRoutes: [...mail.publicRoutes, ...chats.publicRoutes],
    chores: [["marking what nobody posted in time", MINUTE_MS, () => schedules.sweep()]],
    works: [
      ...mail.works,
      ["claiming what is due", 5 * SECOND_MS, () => engine.sweep()],
      ["handing over what goes out", 2 * SECOND_MS, () => engine.handOver()],
      ["sealing connections with the key of today", MINUTE_MS, () => connections.sealAnew()],
    ],
    async close() {
      await Promise.all([engine.close(), mail.close()]);
    },
  };
  return { part, connections };
}
