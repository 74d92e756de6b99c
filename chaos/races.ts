import { setTimeout as delay } from "node:timers/promises";
import type { Tables } from "../server/src/data/models/tables.ts";
import { createSeal } from "../server/src/core/seal.ts";
import type { Database } from "../server/src/infrastructure/database.ts";
import type { Publisher } from "../server/src/infrastructure/publishers/publisher.ts";
import { createBusinessService } from "../server/src/services/business-service.ts";
import { createContentChange, requireNotOut } from "../server/src/services/content-change.ts";
import { createPublishEngine } from "../server/src/services/publishing/publish-engine.ts";
import { createScheduleService } from "../server/src/services/schedule-service.ts";
import { storeOn } from "../server/test/support/ledger.ts";
import { addPieces, businessWithPlaces } from "./support/due-pieces.ts";
import type { Random } from "./support/random.ts";

type Tally = { races: number; ownerWon: number; sent: number };

const AT_ONCE = 50;
/** About as long as the sweepers need for all of them: half of the races are to be lost. */
const MOST_WAIT_MS = 250;
const SEAL_KEY = "a secret of the races, long enough";

/** Owners who cancel or edit what is due just then, against two sweepers: nothing is both taken back and sent. */
export async function playRaces(database: Database<Tables>, random: Random, races: number) {
  const store = storeOn(database);
  const businesses = createBusinessService({ store });
  const schedules = createScheduleService({ store, businesses });
  const changing = createContentChange({ store, businesses });
  const sent = new Map<string, number>();
  const place: Publisher = {
    kind: "webhook",
    check: async () => ({ ok: true, detail: "" }),
    publish: async ({ contentId }) => {
      sent.set(contentId, (sent.get(contentId) ?? 0) + 1);
      return { kind: "accepted" };
    },
  };
  const engine = createPublishEngine({
    store,
    seal: createSeal([SEAL_KEY]),
    publishers: [place],
    atClaim: {},
    publicUrl: "https://handbill.example",
    random: () => 0,
    warn: () => undefined,
  });
  const { connectionIds, ...where } = await businessWithPlaces(database, "http://127.0.0.1:9", SEAL_KEY);
  const { userId, businessId } = where.spender;
  const ways = [
    (contentId: string) => schedules.cancel(userId, { businessId, contentId }, undefined),
    // What an edit does to a text that has its time.
    (contentId: string) =>
      changing(userId, { businessId, contentId }, undefined, async (tx, business, content) => {
        requireNotOut(content);
        return tx.schedules.unschedule(business, contentId);
      }),
  ];
  const tally: Tally = { races: 0, ownerWon: 0, sent: 0 };
  const troubles: string[] = [];

  const race = async (count: number): Promise<void> => {
    const ids = await addPieces(
      database,
      { ...where, connectionIds: connectionIds.slice(0, 1) },
      Array(count).fill(-1),
    );
    const sweeps = [engine.sweep(), engine.sweep()];
    const won = await Promise.all(
      ids
        .toSorted(() => random.next() - 0.5)
        .map(async (id) => {
          await delay(random.between(0, MOST_WAIT_MS));
          return random
            .pick(ways)(id)
            .then(
              () => id,
              () => undefined,
            );
        }),
    );
    await Promise.all(sweeps);
    await engine.sweep();
    for (let before = -1; sent.size > before;) {
      before = sent.size;
      await engine.handOver();
      await engine.close();
    }
    const ofOwner = new Set(won);
    for (const id of ids) {
      const times = sent.get(id) ?? 0;
      if (ofOwner.has(id) && times > 0) troubles.push(`${id} was taken back and sent`);
      if (!ofOwner.has(id) && times !== 1) troubles.push(`${id} was not taken back, and sent ${times} times`);
    }
    tally.races += count;
    tally.ownerWon += ofOwner.size - (ofOwner.has(undefined) ? 1 : 0);
  };
  while (tally.races < races) await race(Math.min(AT_ONCE, races - tally.races));
  tally.sent = sent.size;
  return { tally, troubles };
}
