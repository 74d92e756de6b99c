import { costOf } from "../ai/prices.ts";
import { writeOff } from "../ai/cost-tracker.ts";
import type { Chain, ChainLink } from "../data/repositories/ledger-audit-repository.ts";
import { CHAIN_START, linkHash } from "../data/repositories/ledger-chain.ts";
import type { Repositories, Store } from "../data/store.ts";

type Needs = { store: Store };

/** What a check of the ledger found. `problems` is empty when all is as it was written. */
export type LedgerReport = { businesses: number; calls: number; olderCalls: number; problems: string[] };

const BATCH = 1000;
/** More than anybody reads; the first are what matters. */
const MOST_PROBLEMS = 100;

/** Above every deadline of a call, with a minute for writing down what came of it: who opened a call so long ago is gone. */
const ABANDONED_AFTER_SECONDS = 180;

const FIRST = "00000000-0000-0000-0000-000000000000";

/** What the cost of a call has to be, by the way it says to know it. */
function costByRow(call: ChainLink): bigint | null {
  if (call.costSource === "reserved") return BigInt(call.reservedNanoUsd);
  if (call.costSource === "unknown_price" || call.costSource === "none") return 0n;
  const { rateInput: input, rateCacheRead: cacheRead, rateCacheWrite: cacheWrite, rateOutput: output } = call;
  if (input === null || cacheRead === null || cacheWrite === null || output === null) return null;
  return costOf({ input, cacheRead, cacheWrite, output }, call);
}

/** Everything that is wrong with one link; `before` is the hash it must follow. */
function problemsOf(call: ChainLink, number: number, before: string): string[] {
  const name = `call ${call.id} of business ${call.businessId}`;
  const cost = costByRow(call);
  return [
    ...(call.chainNumber === number
      ? []
      : [`${name}: a call is missing before it (found ${call.chainNumber}, expected ${number})`]),
    ...(call.chainPrevious === before ? [] : [`${name}: it does not follow the call before it`]),
    ...(call.chainHash === linkHash(call.chainPrevious ?? CHAIN_START, call.chainNumber ?? 0, call)
      ? []
      : [`${name}: it was changed after it was settled`]),
    ...(call.storedAnswerSha256 === null || call.storedAnswerSha256 === call.answerSha256
      ? []
      : [`${name}: its stored answer is another than the one that came`]),
    ...(cost === BigInt(call.costNanoUsd)
      ? []
      : [`${name}: it says ${call.costNanoUsd} nano-dollars, its tokens cost ${cost ?? "an unknown amount"}`]),
  ];
}

/** One business's chain from its first call to its last. */
async function* problemsIn(audit: Repositories["ledgerAudit"], chain: Chain): AsyncGenerator<string | number> {
  let number = 0;
  let before = CHAIN_START;
  for (;;) {
    const links = await audit.links(chain.businessId, number, BATCH);
    if (links.length === 0) break;
    for (const link of links) {
      yield* problemsOf(link, number + 1, before);
      number = link.chainNumber ?? number + 1;
      before = link.chainHash ?? "";
    }
    yield links.length;
  }
  if (number !== chain.length || before !== chain.lastHash) {
    yield `business ${chain.businessId}: the last of its ${chain.length} calls is not where the chain ends (${number})`;
  }
}

export type LedgerService = ReturnType<typeof createLedgerService>;

/** Care for the ledger of AI calls: what was left open is closed, and everything can be counted again. */
export function createLedgerService({ store }: Needs) {
  const close = async (olderThanSeconds: number): Promise<number> => {
    const abandoned = await store.aiLedger.abandoned(olderThanSeconds, BATCH);
    for (const call of abandoned) await writeOff(store.aiLedger, call);
    return abandoned.length;
  };

  return {
    /** Closes calls whose process died: what they held back counts as spent, since they may have been charged. */
    sweep: (): Promise<number> => close(ABANDONED_AFTER_SECONDS),

    /** The same for every call that is open; for a database on which nobody works. */
    async closeAll(): Promise<number> {
      let closed = 0;
      for (let batch = await close(0); batch > 0; batch = await close(0)) closed += batch;
      return closed;
    },

    /** Counts everything again: every hash, every cost, every sum. Reads one state of the database, whatever is written meanwhile. */
    verify: (): Promise<LedgerReport> =>
      store.frozen(async ({ ledgerAudit }) => {
        const report: LedgerReport = { businesses: 0, calls: 0, olderCalls: 0, problems: [] };
        const add = (problem: string) => report.problems.length < MOST_PROBLEMS && report.problems.push(problem);
        for (let last = FIRST; ;) {
          const chains = await ledgerAudit.chains(last, BATCH);
          if (chains.length === 0) break;
          for (const chain of chains) {
            for await (const found of problemsIn(ledgerAudit, chain)) {
              if (typeof found === "number") report.calls += found;
              else add(found);
            }
          }
          report.businesses += chains.length;
          last = chains.at(-1)?.businessId ?? last;
        }
        for (const { ownerId, month, ...sums } of await ledgerAudit.wrongAccounts(MOST_PROBLEMS)) {
          add(
            `account ${ownerId} in ${month}: it says ${sums.spent} spent, ${sums.wasted} wasted and ${sums.reserved} held back, the calls add up to ${sums.spentByRows}, ${sums.wastedByRows} and ${sums.reservedByRows}`,
          );
        }
        report.olderCalls = (await ledgerAudit.unchained()).rows;
        return report;
      }),
  };
}
