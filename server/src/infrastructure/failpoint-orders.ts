import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What a process can be told to do when it comes to a point. */
const ACTIONS = ["kill", "stop", "throw", "wait"] as const;
type Action = (typeof ACTIONS)[number];

const TAKEN = ".taken";
const GO_ON = ".go";
const LOOK_MS = 20;

const isAction = (word: string | undefined): word is Action => ACTIONS.some((action) => action === word);

/**
 * For tests that kill processes: whoever comes to a point looks for an order in the folder, a file `<point>.<action>.<number>`,
 * and takes it by renaming it to `….taken`; so each order is obeyed once, and the tester sees that it was. `kill` and `stop` send
 * the process SIGKILL or SIGSTOP, `throw` throws an error with the code in the file, `wait` waits for a file `….go`.
 */
export function createFailpointOrders(folder: string): (point: string) => void | Promise<void> {
  mkdirSync(folder, { recursive: true });

  const take = (point: string): { name: string; action: Action } | null => {
    for (const name of readdirSync(folder)) {
      const [of, action] = name.split(".");
      if (of !== point || !isAction(action) || name.endsWith(TAKEN) || name.endsWith(GO_ON)) continue;
      try {
        renameSync(join(folder, name), join(folder, name + TAKEN));
        return { name, action };
      } catch {
        // Another process that shares the folder was faster.
      }
    }
    return null;
  };

  const goOn = async (name: string): Promise<void> => {
    while (!existsSync(join(folder, name + GO_ON))) await delay(LOOK_MS);
  };

  return (point) => {
    const order = take(point);
    if (order?.action === "kill") process.kill(process.pid, "SIGKILL");
    if (order?.action === "stop") process.kill(process.pid, "SIGSTOP");
    if (order?.action === "throw") {
      const code = readFileSync(join(folder, order.name + TAKEN), "utf8").trim();
      throw Object.assign(new Error(`Ordered at ${point}.`), code === "" ? {} : { code });
    }
    return order?.action === "wait" ? goOn(order.name) : undefined;
  };
}
