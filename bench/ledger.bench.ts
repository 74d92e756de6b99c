import { loadavg } from "node:os";
import { callsOn, makeSpender, type Spender, storeOn } from "../server/test/support/ledger.ts";
import { startDatabase } from "./support/database.ts";
import { interleave, median, type Pair, quantile } from "./support/pairs.ts";

/*
 * What it costs that every call of a model is on the ledger: reserving and settling on the product's own PostgreSQL with its own
 * settings, against one bare insert and one bare update that are committed in the same way. Alone, and eight at once of one business.
 */

const PLAN = { rounds: 15, pairs: 20, warmUp: 60 };
const AT_ONCE = 8;
const PLAN_AT_ONCE = { rounds: 10, pairs: 8, warmUp: 10 };

const RESERVED = 20_000_000;
const COST = 2_000_000;
const answer = Buffer.from(JSON.stringify({ choices: [{ message: { content: "The oven is on. ".repeat(110) } }] }));

await using database = await startDatabase();
const spender = await makeSpender(database);
const calls = callsOn(storeOn(database));

/** As the AI layer does for one call of a model. */
async function onLedger({ businessId, userId }: Spender): Promise<void> {
  const call = await calls.open({ businessId, userId }, RESERVED);
  await call.settle({ ...calls.costing(COST), rawAnswer: answer });
}

await database.pool.query(
  "create table bare (id bigint generated always as identity primary key, note jsonb, answer bytea)",
);

/** The least that keeps a note before and after: two statements, each its own transaction. */
async function bare(): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: "bare-insert",
    text: "insert into bare (note) values ($1) returning id",
    values: [JSON.stringify({ model: "priced", reserved: RESERVED })],
  });
  await database.pool.query({
    name: "bare-update",
    text: "update bare set note = note || $2, answer = $3 where id = $1",
    values: [rows[0]?.id, JSON.stringify({ cost: COST }), answer],
  });
}

const together = (act: () => Promise<void>) => async (): Promise<void> => {
  await Promise.all(Array.from({ length: AT_ONCE }, act));
};

const nothing = () => undefined;
const ms = (value: number): string => value.toFixed(2).padStart(7);

function rowOf(rounds: Pair[][], atOnce: number): Record<string, string> {
  const all = rounds.flat();
  const wall = (side: keyof Pair, share: number) =>
    quantile(
      all.map((pair) => pair[side].wallMs),
      share,
    );
  const cpu = (side: keyof Pair) => median(all.map((pair) => pair[side].cpuMs)) / atOnce;
  const added = rounds.map((pairs) => median(pairs.map(({ layer, bare: least }) => layer.wallMs - least.wallMs)));
  return {
    "bare p50": ms(wall("bare", 0.5)),
    "bare p99": ms(wall("bare", 0.99)),
    "ledger p50": ms(wall("layer", 0.5)),
    "ledger p99": ms(wall("layer", 0.99)),
    "added p50": ms(median(added)),
    ratio: (wall("layer", 0.5) / wall("bare", 0.5)).toFixed(2),
    "CPU a call, bare": ms(cpu("bare")),
    "CPU a call, ledger": ms(cpu("layer")),
    "calls a second": String(Math.round((1000 * atOnce) / wall("layer", 0.5))),
  };
}

const alone = await interleave(PLAN, bare, nothing, () => onLedger(spender));
const crowded = await interleave(
  PLAN_AT_ONCE,
  together(bare),
  nothing,
  together(() => onLedger(spender)),
);

console.log(`\nLedger: reserve and settle against a bare insert and update, wall ms, load ${loadavg()[0]?.toFixed(1)}`);
console.table({ "one at a time": rowOf(alone, 1), [`${AT_ONCE} at once, one business`]: rowOf(crowded, AT_ONCE) });
