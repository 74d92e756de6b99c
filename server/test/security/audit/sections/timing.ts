import { performance } from "node:perf_hooks";
import { newId } from "../../../../src/core/ids.ts";
import type { Ids } from "../../support/world-of-ids.ts";
import type { Ground, Outcome, Section } from "../section.ts";
import { compareSamples, median } from "../compare-samples.ts";

/** Blocks of rounds: what the machine does besides befalls some of them, and the median of their medians knows nothing of it. */
const BLOCKS = 7;
const ROUNDS = 7;
const WARM_UP = 5;
/** What nobody tells apart over a network, however often they ask. */
const MOST_GAP_MS = 0.5;
/** Where the work itself takes long, as the hash of a password does, this share of it. */
const MOST_SHARE = 0.05;
/** Of each route; so many are looked at that some reach a hundredth by chance. */
const LEAST_P = 0.001;

type Try = { name: string; first(): Promise<unknown>; second(): Promise<unknown> };

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

type Block = { first: number[]; second: number[] };

/** One sort of request and the other in turn, and who begins in turn too, so that what else the machine does befalls both. */
async function blockOf({ first, second }: Try): Promise<Block> {
  const block: Block = { first: [], second: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const isEven = round % 2 === 0;
    const one = await timed(isEven ? first : second);
    const other = await timed(isEven ? second : first);
    block.first.push(isEven ? one : other);
    block.second.push(isEven ? other : one);
  }
  return block;
}

type Row = { name: string; there: number; absent: number; gap: number; p: number };

async function measured(one: Try): Promise<Row> {
  for (let round = 0; round < WARM_UP; round += 1) await Promise.all([one.first(), one.second()]);
  const blocks: Block[] = [];
  for (let count = 0; count < BLOCKS; count += 1) blocks.push(await blockOf(one));
  const [there, absent] = [blocks.flatMap(({ first }) => first), blocks.flatMap(({ second }) => second)];
  return {
    name: one.name,
    there: median(blocks.map(({ first }) => median(first))),
    absent: median(blocks.map(({ second }) => median(second))),
    gap: Math.abs(median(blocks.map(({ first, second }) => median(first) - median(second)))),
    p: compareSamples(there, absent),
  };
}

const isTelling = ({ there, absent, gap, p }: Row): boolean =>
  p < LEAST_P && gap > Math.max(MOST_GAP_MS, MOST_SHARE * Math.min(there, absent));

function triesOf({ url, document, stranger, ids }: Ground): Try[] {
  const absent: Ids = Object.fromEntries(Object.keys(ids).map((name) => [name, newId()]));
  const ask = async (path: string, of: Ids) => {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => of[name] ?? "1");
    const response = await fetch(new URL(address, url), { headers: { authorization: `Bearer ${stranger.token}` } });
    return response.text();
  };
  const reading = Object.entries(document.paths).filter(
    ([path, methods]) => "get" in methods && path.startsWith("/api/v1/") && path.includes("Id}"),
  );
  return reading.map(([path]) => ({
    name: `GET ${path}`,
    first: () => ask(path, ids),
    second: () => ask(path, absent),
  }));
}

/** So many that none is tried as often as would have it refused without a look at its password. */
const ACCOUNTS = 15;

async function signIns({ url, newUser }: Ground): Promise<Try> {
  const signIn = async (email: string) => {
    const response = await fetch(new URL("/api/auth/sign-in/email", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: "not the password" }),
    });
    if (response.status !== 401) throw new Error(`A wrong password was answered with ${response.status}.`);
    return response.text();
  };
  const there: string[] = [];
  for (let count = 0; count < ACCOUNTS; count += 1) there.push((await newUser()).email);
  const absent = there.map(() => `${newId()}@example.com`);
  const inTurn = (emails: readonly string[]) => {
    let tries = 0;
    return () => signIn(emails[(tries += 1) % ACCOUNTS] ?? "");
  };
  return {
    name: "POST /api/auth/sign-in/email, of an account and of none",
    first: inTurn(there),
    second: inTurn(absent),
  };
}

async function look(ground: Ground): Promise<Outcome> {
  const rows: Row[] = [];
  for (const one of [...triesOf(ground), await signIns(ground)]) {
    const row = await measured(one);
    // What is seen once is looked at once more: of so many routes some stand out by chance.
    rows.push(isTelling(row) ? await measured(one) : row);
  }
  const telling = rows.filter(isTelling);
  const widest = rows.toSorted((one, other) => other.gap - one.gap).slice(0, 12);
  return {
    table: [
      [`The widest of ${rows.length}`, "There, ms", "Absent, ms", "Gap, ms", "p"],
      ...widest.map(({ name, there, absent, gap, p }) => [
        name.replace("/api/v1/businesses/{businessId}", "…"),
        there.toFixed(2),
        absent.toFixed(2),
        gap.toFixed(2),
        p.toFixed(3),
      ]),
    ],
    faults: telling.map(({ name, gap }) => `${name} takes ${gap.toFixed(1)} ms more or less where there is something`),
  };
}

export const timing: Section = {
  name: "timing",
  title: "Times tell nothing",
  about: `Every route that names something by its id is asked by a stranger for what is there and for what is not, in turn, in ${BLOCKS} blocks of ${ROUNDS} each; so is the sign-in, for an account and for none. What is compared is the median of the blocks' medians, and of the gaps within each block. A route fails where the gap is more than ${MOST_GAP_MS} ms and ${MOST_SHARE * 100} % of its time, and a Mann-Whitney test takes that for no chance (p < ${LEAST_P}), twice in a row.`,
  look,
};
