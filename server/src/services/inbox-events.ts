import type { InboxChange } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import { inboxSignal } from "../data/repositories/message-sql.ts";
import { teamSignal } from "../data/repositories/team-signal.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { createBell, ringOrSilence } from "./bell.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService; signals: JobSignals; clock: Clock };
export type InboxEvents = ReturnType<typeof createInboxEvents>;

/** A look is taken this often even when nothing was announced, and sleepers wake by themselves. */
const SILENCE_MS = 15_000;
/** Of a thousand mails that come at once, nobody wants to hear one by one. */
const CALM_MS = 300;

/** What changes among the conversations of a business, as it happens, wherever it happens. */
export function createInboxEvents({ store, businesses, signals, clock }: Needs) {
  /** A database that is away is no news: whoever was a member is one until it says something else. */
  const isStillMember = ({ userId, id }: OwnedBusiness): Promise<boolean> =>
    store.businesses.findOwned(userId, id).then(
      (found) => found !== undefined,
      () => true,
    );

  return {
    /** How much there is to do, at once and after every change; null for a silence. Throws `not_found` at once for a stranger. */
    async watch(userId: string, businessId: string, signal: AbortSignal): Promise<AsyncIterable<InboxChange | null>> {
      const business = await businesses.requireOwned(userId, businessId);
      return changes(business, signal);
    },
  };

  async function* changes(business: OwnedBusiness, signal: AbortSignal): AsyncGenerator<InboxChange | null> {
    const bell = createBell();
    let mayHaveLeft = false;
    const heardOfTeam = () => {
      mayHaveLeft = true;
      bell.ring();
    };
    const unsubscribe = [
      signals.subscribe(inboxSignal(business.id), bell.ring),
      signals.subscribe(teamSignal(business.id), heardOfTeam),
    ];
    signal.addEventListener("abort", bell.ring, { once: true });
    try {
      yield { counts: await store.conversations.counts(business) };
      while (!signal.aborted) {
        const wasRung = await ringOrSilence(bell, clock, SILENCE_MS, signal);
        if (signal.aborted) return;
        if (mayHaveLeft || !wasRung) {
          mayHaveLeft = false;
          if (!(await isStillMember(business))) return;
        }
        // A database that is away is no news.
        const counts = wasRung ? await store.conversations.counts(business).catch(() => null) : null;
        yield counts && { counts };
        await clock.sleep(CALM_MS, signal).catch(() => undefined); // aborted: the loop ends
      }
    } finally {
      unsubscribe.forEach((stop) => stop());
      signal.removeEventListener("abort", bell.ring);
    }
  }
}
