import type { Content, Missed } from "@handbill/contracts";
import { failpoint } from "../../core/failpoints.ts";
import type { Seal } from "../../core/seal.ts";
import { inSendingSpan } from "../../core/sending-span.ts";
import { createTracing, type Tracing } from "../../core/tracing.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { OpenedAttempt, Settlement } from "../../data/repositories/publication-repository.ts";
import type { DueContent } from "../../data/repositories/publish-work-repository.ts";
import type { Repositories, Store } from "../../data/store.ts";
import type {
  OpenConnection,
  Outcome,
  Piece,
  PiecePicture,
  Publisher,
} from "../../infrastructure/publishers/publisher.ts";
import { AppError } from "../../core/errors.ts";
import { publicPictureUrl } from "../public-pictures.ts";
import { type AtClaim, claimContent } from "./claim-content.ts";
import { connectionOff } from "./choose-connection.ts";
import { KEY_LOST, openConnection } from "./connection-secrets.ts";
import { abandoned, settlementOf } from "./settlement.ts";

type Needs = {
  store: Store;
  seal: Seal;
  publishers: readonly Publisher[];
  atClaim: AtClaim;
  publicUrl: string;
  random(): number;
  tracing?: Tracing;
  warn(message: string, facts: Record<string, unknown>): void;
};

/** Later than this nothing goes out by itself: the system was down, and its owner decides again. */
const GRACE_SECONDS = 60 * 60;
/** All of a try; what is not known by then is unknown. */
const TRY_MS = 40_000;
/** A try that was not settled so long after its begin belongs to a process that has gone. */
const LEASE_SECONDS = 60;
const LANES = 8;
const SETTLE_TRIES = 5;
const SETTLE_PAUSE_MS = 500;

const OVERDUE: Missed = {
  code: "overdue",
  detail: "At its time Handbill was not running, or this was in the bin. Nothing goes out late by itself.",
};
const CONNECTION_REMOVED: Missed = {
  code: "connection_removed",
  detail: "The connection by which it was to go out was removed.",
};

type Ready = { piece: Piece; connection: OpenConnection; publisher: Publisher };

/**
 * Sends out what is due. Each step is committed before the next begins: the claim, then the try, then a byte leaves, then what became of
 * it. Where a process dies in between, the row says what may have happened.
 */
export function createPublishEngine({
  store,
  seal,
  publishers,
  atClaim,
  publicUrl,
  random,
  tracing = createTracing(),
  warn,
}: Needs) {
  const kinds = publishers.map(({ kind }) => kind);
  const underWay = new Set<Promise<void>>();

  /** Claims the next content that is due; false when there is none. */
  const claimNext = async (): Promise<boolean> => {
    const due: DueContent[] = [];
    try {
      return await store.transaction(async (tx) => {
        const next = await tx.publishWork.lockDue(GRACE_SECONDS);
        if (!next) return false;
        due.push(next);
        await claimDue(tx, next);
        return true;
      });
    } catch (error) {
      const [refused] = due;
      if (!refused || !(error instanceof AppError)) throw error;
      // Of the claim nothing is left. It would be refused again and again: its owner decides.
      warn("A content that was due did not go out", { contentId: refused.id, code: error.code });
      await store.publishWork.miss(refused.id, { code: error.code, detail: error.message });
      return true;
    }
  };

  const claimDue = async (tx: Repositories, due: DueContent): Promise<void> => {
    const business = await tx.businesses.findForWork(due.userId, due.businessId);
    const content = business && (await tx.contents.findForWork(business, due.id));
    if (!business || !content) throw new Error(`The content ${due.id} is due and not there.`);
    const connection = await tx.connections.find(business, content.connectionId ?? "");
    // Its place has gone, or is off: nothing goes out, and its owner decides again.
    if (!connection) return tx.publishWork.miss(content.id, CONNECTION_REMOVED);
    if (connection.offReason !== null) throw connectionOff(connection);
    await claimContent(tx, business, content, connection, atClaim);
  };

  const work = async (opened: OpenedAttempt): Promise<void> => {
    await failpoint("publication_opened");
    const ready = await prepare(opened);
    const outcome = "kind" in ready ? ready : await attempt(ready, opened.id);
    await failpoint("publication_answered");
    const retrySeconds = "kind" in ready ? [] : ready.publisher.retrySeconds;
    const settlement = settlementOf(outcome, {
      number: opened.number,
      place: opened.connectionName,
      retrySeconds,
      random: random(),
    });
    const isGone = outcome.kind === "refused" && outcome.isGone === true;
    await settle(opened, "kind" in ready ? { ...settlement, detail: outcome.excerpt ?? null } : settlement, isGone);
    await failpoint("publication_settled");
  };

  const attempt = ({ piece, connection, publisher }: Ready, key: string): Promise<Outcome> => {
    const signal = AbortSignal.timeout(TRY_MS);
    return inSendingSpan(`publish ${publisher.kind}`, { "handbill.channel": piece.channel }, () =>
      publisher.publish(piece, connection, key, signal).catch((error: unknown): Outcome => {
        warn("A publisher broke", { publicationId: key, err: error });
        return { kind: "unknown", errorKind: "broken", excerpt: "Our own program broke in the middle." };
      }),
    );
  };

  /** What the adapter needs, or why nothing is sent. */
  const prepare = (opened: OpenedAttempt): Promise<Ready | Outcome> =>
    store.transaction(async (tx) => {
      const business = await tx.businesses.findStanding(opened.userId, opened.businessId);
      const content = business && (await tx.contents.find(business, opened.contentId));
      if (!business || !content) return notSent("removed", "It was removed before it went out.");
      const sealed = opened.connectionId && (await tx.connections.findSealed(business, opened.connectionId));
      if (!sealed) return notSent("connection_removed", "The connection was removed before this went out.");
      if (sealed.offReason !== null) return notSent("connection_off", `The connection is off: ${sealed.offReason}`);
      const connection = openConnection(seal, sealed);
      const publisher = publishers.find(({ kind }) => kind === opened.kind);
      if (!connection || !publisher) return notSent("key_lost", KEY_LOST);
      const pictures = await picturesOf(tx, business, content);
      return { piece: { ...pieceOf(business, content, opened.fields), pictures }, connection, publisher };
    });

  const picturesOf = async (tx: Repositories, business: OwnedBusiness, { pictures = [] }: Content) => {
    const wholes = await tx.pictures.whole(
      business,
      pictures.map(({ id }) => id),
    );
    return pictures.flatMap(({ id, ...picture }, at): PiecePicture[] => {
      const bytes = wholes[at];
      return bytes ? [{ ...picture, bytes, url: publicPictureUrl(publicUrl, id) }] : [];
    });
  };

  const settle = async (opened: OpenedAttempt, settlement: Settlement, isGone: boolean): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await store.transaction((tx) => settleIn(tx, opened, settlement, isGone));
      } catch (error) {
        // What was said is known here only: a database that is away for a moment must not make it unknown.
        if (tries === SETTLE_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, tries * SETTLE_PAUSE_MS));
      }
    }
  };

  return {
    /** Claims what is due, marks what is overdue, and says of tries whose process has gone that nobody knows. */
    async sweep(): Promise<void> {
      await store.publishWork.markOverdue(GRACE_SECONDS, OVERDUE);
      while (await claimNext()) await failpoint("publication_claimed");
      await store.transaction(async (tx) => {
        for (const gone of await tx.publishWork.lockAbandoned(LANES)) {
          await settleIn(tx, gone, abandoned(gone.number, gone.connectionName), false);
        }
      });
    },

    /** Begins the tries whose time has come, a few at once. They end by themselves. */
    async handOver(): Promise<void> {
      while (underWay.size < LANES) {
        const opened = await store.transaction((tx) => tx.publishWork.openAttempt(kinds, LEASE_SECONDS));
        if (!opened) return;
        const done = tracing
          .tryOf("publication", opened.id, opened.number, () => work(opened))
          .catch((error: unknown) => warn("A try to publish broke", { publicationId: opened.id, err: error }))
          .finally(() => underWay.delete(done));
        underWay.add(done);
      }
    },

    /** Resolves when no try is under way any more. */
    async close(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

/** Writes what became of a try, and what follows for its content, unless it was settled since. */
async function settleIn(
  tx: Repositories,
  opened: OpenedAttempt,
  settlement: Settlement,
  isGone: boolean,
): Promise<void> {
  if (!(await tx.publishWork.settle(opened, settlement))) return;
  const business = await tx.businesses.findForWork(opened.userId, opened.businessId);
  if (!business) return;
  const status = STATUS[settlement.state];
  const { url, detail, errorKind } = settlement;
  const missed = status === "missed" ? { code: errorKind ?? "refused", detail: detail ?? "" } : null;
  if (status) await tx.publications.endContent(business, opened.contentId, status, { url, missed });
  if (isGone && opened.connectionId) {
    await tx.connections.update(business, opened.connectionId, { offReason: "It answered that it is gone (410)." });
  }
}

const STATUS = { claimed: null, sending: null, done: "published", failed: "missed", unknown: "unknown" } as const;

const notSent = (errorKind: string, excerpt: string): Outcome => ({
  kind: "refused",
  errorKind,
  retryable: false,
  excerpt,
});

const pieceOf = (
  business: OwnedBusiness,
  content: Content,
  fields: Record<string, unknown>,
): Omit<Piece, "pictures"> => ({
  contentId: content.id,
  campaignId: content.campaignId,
  channel: content.channel,
  fields,
  language: business.language,
  businessName: business.name,
  topic: content.topic,
});
