import { join } from "node:path";
import type { Content } from "@handbill/contracts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories } from "../data/store.ts";
import { openEventSpool } from "../infrastructure/event-spool.ts";
import { conversionHook } from "../routes/conversion-hook.ts";
import { countingRoutes } from "../routes/counting-routes.ts";
import { databaseTrouble } from "../routes/database-away.ts";
import { trackingRoutes } from "../routes/tracking-routes.ts";
import { createConversionService } from "../services/tracking/conversion-service.ts";
import { createCountingService } from "../services/tracking/counting-service.ts";
import { createEventBuffer } from "../services/tracking/event-buffer.ts";
import { createLinkMaker } from "../services/tracking/link-maker.ts";
import { createLinkMemory } from "../services/tracking/link-memory.ts";
import { createMailTracking } from "../services/tracking/mail-tracking.ts";
import { createSharedClock } from "../services/tracking/shared-clock.ts";
import { createSiteCalls } from "../services/tracking/site-calls.ts";
import { createTrackingTokens } from "../services/tracking/tokens.ts";
import { createTrackingService } from "../services/tracking/tracking-service.ts";
import { createVisitors } from "../services/tracking/visit.ts";
import type { Ground, Part } from "./part.ts";

const SECOND_MS = 1_000;
const SPOOL_MS = 5_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** No batch of events takes longer to be written. */
const LATEST_SECONDS = 60;
const SITE_MS = 3 * SECOND_MS;
const SPOOL_BYTES = 64_000_000;

/** Links, pixels, page views and conversions: from the public doors to the table of events. */
export async function composeTracking({ config, keys, store, workStore, businesses, logger, seen }: Ground) {
  const { publicUrl } = config;
  const tokens = createTrackingTokens(keys.keyring);
  const maker = createLinkMaker({ publicUrl });
  const links = createLinkMemory({
    find: (code) => store.links.byCode(code),
    newest: (limit) => workStore.links.newest(limit),
    changedSince: (moment, limit) => workStore.links.changedSince(moment, limit),
    existing: (codes) => workStore.links.existing(codes),
  });
  const buffer = createEventBuffer({
    append: (events) => workStore.events.append(events),
    report: (losses) => workStore.events.report(losses),
    spool: openEventSpool(join(config.dataDir, "spool"), SPOOL_BYTES),
    isTrouble: (error) => databaseTrouble(error) !== undefined,
    warn: (message, facts) => logger.warn(facts, message),
  });
  const clock = createSharedClock(() => workStore.schedules.now());
  const visitors = createVisitors(
    (day, proposed) => workStore.events.saltOf(day, proposed),
    (before) => workStore.events.forgetSalts(before),
    clock.nowMs,
  );
  const site = createSiteCalls({ save: (calls) => workStore.siteCalls.note(calls) });
  const counting = createCountingService({ site, buffer, links, tokens, visitors, nowMs: clock.nowMs });

  await workStore.events.makeMonths();
  await clock.refresh();
  await visitors.refresh();
  await links.warm();
  void buffer.drain();

  const eraseCounted = async (): Promise<void> => {
    while ((await workStore.transaction((tx) => tx.events.eraseSome(LATEST_SECONDS))) > 0);
  };
  const conversions = createConversionService({ store, businesses, tokens, site, nowMs: clock.nowMs });
  const part: Part = {
    routes: [
      trackingRoutes({
        tracking: createTrackingService({ store, businesses, maker, tokens, publicUrl }),
        conversions,
      }),
    ],
    publicRoutes: [countingRoutes(counting), conversionHook(seen("conversions", conversions))],
    chores: [
      ["making the tables of the months to come", HOUR_MS, () => workStore.events.makeMonths()],
      ["setting the clock by the database", MINUTE_MS, () => clock.refresh()],
      ["changing the salt of the day", HOUR_MS, () => visitors.refresh()],
      ["noting what was heard of websites", SITE_MS, () => site.flush()],
      ["learning new links", 2 * SECOND_MS, () => links.refresh()],
      ["forgetting links that were erased", HOUR_MS, () => links.forgetErased()],
      ["writing clicks that wait on the disk", SPOOL_MS, () => buffer.drain()],
    ],
    works: [["erasing what was counted of what was erased", MINUTE_MS, eraseCounted]],
    close: () => buffer.close(),
  };
  return {
    part,
    /** The text as it goes out: its links are made in the transaction in which it is claimed. */
    finalText: async (tx: Repositories, business: OwnedBusiness, content: Content) =>
      (await maker.linksOf(tx, business, content, content.fields ?? {})).fields,
    /** What stands in a mail for one recipient. */
    mail: createMailTracking({ tokens, publicUrl, nowMs: clock.nowMs }),
    /** Counts what strangers do at other public doors. */
    counting,
  };
}
