import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { PUBLISHING_FAILPOINTS } from "../server/src/core/failpoints.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import type { Database } from "../server/src/infrastructure/database.ts";
import { addPieces, businessWithPlaces } from "./support/due-pieces.ts";
import { createOrders } from "./support/orders.ts";
import { type Call, startPlaces } from "./support/places-to-publish.ts";
import type { Random } from "./support/random.ts";

type Launch = (place: number) => ChildProcess;
type Plan = {
  database: Database<Tables>;
  random: Random;
  publications: number;
  kills: number;
  /** Half of them are due within these seconds, the others were before. */
  withinSeconds: number;
  sealKey: string;
  ordersFolder: string;
  /** Starts a process that publishes; who dies is replaced. */
  launch: Launch;
};

type Tally = {
  publications: number;
  done: number;
  unknown: number;
  calls: number;
  kills: number;
  mostTaken: number;
  latestSeconds: number;
};

const PROCESSES = 2;
/** Of a process, at once. */
const LANES = 8;
/** Past half an hour and within the grace; a clock that is ten minutes ahead would call them missed. */
const LATE_SECONDS = 55 * 60;
/** A clock that is ten minutes ahead would send them. */
const EARLY_SECONDS = 8 * 60;
const EARLY = 5;
const MOMENTS = [...PUBLISHING_FAILPOINTS, "received", "answered"] as const;

/** Keeps processes running, and has them die at moments that nobody knows before. */
function startKilling({ random, publications, kills, ordersFolder, launch }: Plan) {
  const orders = createOrders(ordersFolder);
  const children = new Set<ChildProcess>();
  const next = () => ({ at: random.pick(MOMENTS), left: random.between(1, Math.max(1, (1.2 * publications) / kills)) });
  let fate = next();
  let [ordered, killed, isOver] = [0, 0, false];

  const start = (place: number): void => {
    const child = launch(place);
    children.add(child);
    child.once("exit", (_code, signal) => {
      children.delete(child);
      if (isOver) return;
      if (signal === "SIGKILL") killed += 1;
      start(place);
    });
  };
  for (let place = 0; place < PROCESSES; place += 1) start(place);
  return {
    killed: () => killed,
    watch(moment: "received" | "answered"): void {
      if (ordered >= kills || isOver) return;
      fate.left -= 1;
      if (fate.left > 0) return;
      const { at } = fate;
      if (at === "received" || at === "answered") {
        if (at !== moment) return;
        [...children].toSorted(() => random.next() - 0.5)[0]?.kill("SIGKILL");
      } else void orders.give(at, "kill");
      ordered += 1;
      fate = next();
    },
    async end(): Promise<void> {
      isOver = true;
      const gone = [...children].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      children.forEach((child) => child.kill("SIGKILL"));
      await Promise.all(gone);
    },
  };
}

/** Publishes pieces whose time is anywhere around now while the processes that do it are killed, and holds the books against the calls. */
export async function playPublications(plan: Plan): Promise<{ tally: Tally; troubles: string[] }> {
  const { database, random, publications } = plan;
  const watching: { killing?: ReturnType<typeof startKilling> } = {};
  const places = await startPlaces({ random, onCall: (moment) => watching.killing?.watch(moment) });
  const where = await businessWithPlaces(database, places.url, plan.sealKey);
  const { businessId } = where.spender;
  const due = Array.from({ length: publications }, () =>
    random.chance(0.5) ? random.between(-LATE_SECONDS, 0) : random.between(1, plan.withinSeconds),
  );
  await addPieces(database, where, due);
  const early = await addPieces(database, where, Array<number>(EARLY).fill(EARLY_SECONDS));
  const killing = startKilling(plan);
  watching.killing = killing;
  try {
    while (await isUnderWay(database, businessId)) {
      await hurry(database);
      await delay(100);
    }
    const rows = await statesIn(database, businessId);
    const troubles = troublesIn(rows, places.calls, new Set(early));
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const taken = Map.groupBy(
      places.calls.filter(({ isTaken }) => isTaken),
      ({ id }) => id,
    );
    const tally: Tally = {
      publications,
      done: count("done"),
      unknown: count("unknown"),
      calls: places.calls.length,
      kills: killing.killed(),
      latestSeconds: await latestIn(database, businessId),
      mostTaken: Math.max(0, ...[...taken.values()].map(({ length }) => length)),
    };
    if (tally.done + tally.unknown !== publications) {
      troubles.push(`${tally.done} done + ${tally.unknown} unknown is not ${publications}`);
    }
    const mostUnknown = LANES * tally.kills + places.lost();
    if (tally.unknown > mostUnknown) troubles.push(`${tally.unknown} unknown, where ${mostUnknown} may be`);
    return { tally, troubles };
  } finally {
    await killing.end();
    await places.close();
  }
}

/** What was refused for now is tried again at once, and what a process left behind that died is given up soon. */
const hurry = ({ pool }: Database<Tables>) =>
  pool.query(
    `update publications set next_attempt_at = case when state = 'claimed' then now() end,
        sending_until = case when state = 'sending' then now() end
      where id in (
        select id from publications
        where (state = 'claimed' and next_attempt_at > now())
          or (state = 'sending' and sending_until > now() and updated_at < now() - interval '6 seconds')
        for update skip locked)`,
  );

/** Whether anything is still to be sent or to be known. */
async function isUnderWay({ pool }: Database<Tables>, businessId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from contents where business_id = $1
      and (status = 'publishing' or (status = 'scheduled' and scheduled_at < now() + interval '1 minute')) limit 1`,
    [businessId],
  );
  return rows.length > 0;
}

/** How long after its time the last of those began whose time came while it was looked at. */
async function latestIn({ pool }: Database<Tables>, businessId: string): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `select max(extract(epoch from publications.created_at - contents.scheduled_at))::double precision as seconds
      from publications join contents on contents.id = content_id
      where publications.business_id = $1 and contents.scheduled_at > contents.created_at`,
    [businessId],
  );
  return rows[0]?.seconds ?? 0;
}

type Row = { id: string; contentId: string; state: string };

const statesIn = async ({ pool }: Database<Tables>, businessId: string): Promise<Row[]> =>
  (
    await pool.query<Row>(`select id, content_id as "contentId", state from publications where business_id = $1`, [
      businessId,
    ])
  ).rows;

function troublesIn(rows: readonly Row[], calls: readonly Call[], early: ReadonlySet<string>): string[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const taken = Map.groupBy(
    calls.filter(({ isTaken }) => isTaken),
    ({ id }) => id,
  );
  const perContent = Map.groupBy(rows, ({ contentId }) => contentId);
  return [
    ...calls.flatMap(({ id, contentId }) => {
      if (early.has(contentId)) return [`${contentId} went out before its time`];
      return known.get(id)?.contentId === contentId ? [] : [`a call for ${contentId} has the strange id ${id}`];
    }),
    ...rows.flatMap(({ id, state }) => {
      const times = taken.get(id)?.length ?? 0;
      if (times > 1) return [`${id} was taken ${times} times`];
      return state === "done" && times === 0 ? [`${id} is done, and nobody took it`] : [];
    }),
    ...[...perContent].flatMap(([contentId, { length }]) =>
      length > 1 ? [`${contentId} has ${length} publications`] : [],
    ),
  ];
}

/** Starts a program with its clock ahead in one place, and behind in the other. */
export const withShiftedClock =
  (program: readonly string[], env: Record<string, string | undefined>): Launch =>
  (place) =>
    spawn(process.execPath, ["--import", new URL("support/shifted-clock.mjs", import.meta.url).href, ...program], {
      env: { ...env, CLOCK_SHIFT_MS: String(place % 2 === 0 ? 600_000 : -600_000) },
      stdio: "ignore",
    });
