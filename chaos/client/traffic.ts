import { setTimeout as delay } from "node:timers/promises";
import { briefs } from "../../server/test/support/briefs.ts";
import type { Random } from "../support/random.ts";
import type { Stack } from "../support/stack.ts";
import type { History } from "./history.ts";
import { createOwner, type Habits, type Owner } from "./owner.ts";
import { type Door, signUpUser } from "./user.ts";

export type Traffic = {
  /** Sends everybody to work. */
  start(): void;
  /** Nobody begins anything new; resolves when everybody knows what came of what they began. */
  rest(): Promise<void>;
};

type Needs = { stack: Stack; history: History; random: Random; owners: number; habits?: Habits };

/** Any web process that is there now, as a load balancer would choose. */
export const doorOf =
  ({ webs }: Stack, random: Random): Door =>
  async () => {
    for (;;) {
      const up = webs.filter((place) => place.isUp());
      if (up.length > 0) return random.pick(up).url();
      await delay(50);
    }
  };

/** Owners with their businesses, each with a first campaign. Call it while all is well. */
export async function openTraffic({ stack, history, random, owners, habits }: Needs): Promise<Traffic> {
  const door = doorOf(stack, random);
  const all: Owner[] = await Promise.all(
    Array.from({ length: owners }, async () => {
      const user = await signUpUser(door, random);
      const brief = random.pick(Object.values(briefs));
      const owner = createOwner({ user, history, random, brief, ...(habits && { habits }) });
      await owner.settleIn();
      await owner.plan(6);
      return owner;
    }),
  );
  let isResting = true;
  let working: Promise<unknown> = Promise.resolve();
  return {
    start() {
      isResting = false;
      working = Promise.all(all.map((owner) => owner.work(() => isResting)));
    },
    async rest() {
      isResting = true;
      await working;
    },
  };
}
