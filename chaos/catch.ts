import { setTimeout as delay } from "node:timers/promises";
import type { OrderAction } from "./support/orders.ts";
import type { Place } from "./support/processes.ts";
import type { Stack } from "./support/stack.ts";

/** The steps of a generation where a process can be caught, by who comes to them. */
export type Points = { web: readonly string[]; worker: readonly string[] };

type Wanted = {
  victims: readonly Place[];
  points: Points;
  /** Only these of them. */
  missing: ReadonlySet<string>;
  action: OrderAction;
  errorCode?: string | undefined;
  patienceMs?: number;
};

const CATCH_MS = 6_000;
const LOOK_MS = 40;
/** An answer goes to the disk only where the ledger cannot take it. */
const SPOOLED = "answer_spooled";

const ordersOf = (stack: Stack, victims: readonly Place[]) => victims.map(({ name }) => stack.orders(name));

/** Catches somebody at each of these points, or gives up after a while; answers where somebody was caught. */
export async function catchAtPoints(
  stack: Stack,
  { victims, points, missing, action, errorCode, patienceMs = CATCH_MS }: Wanted,
): Promise<string[]> {
  for (const { name, role } of victims) {
    const orders = stack.orders(name);
    await orders.sweep();
    for (const point of points[role]) if (missing.has(point)) await orders.give(point, action, errorCode);
  }
  const all = ordersOf(stack, victims);
  if (missing.has(SPOOLED)) stack.disk.refuse("settlements");
  const until = Date.now() + patienceMs;
  let found: string[] = [];
  while (Date.now() < until && found.length < missing.size) {
    await delay(LOOK_MS);
    found = (await Promise.all(all.map((orders) => orders.taken()))).flat();
    if (found.includes(SPOOLED)) stack.disk.refuse("none");
  }
  stack.disk.refuse("none");
  await Promise.all(all.map((orders) => orders.withdraw()));
  return found;
}

/** Lets everybody go on who was caught and is still there. */
export async function letGo(stack: Stack, victims: readonly Place[]): Promise<void> {
  await Promise.all(ordersOf(stack, victims).map((orders) => orders.release()));
}
