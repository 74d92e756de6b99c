import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Orders = ReturnType<typeof createOrders>;
export type OrderAction = "kill" | "stop" | "throw" | "wait";

/** The orders of one process: what it shall do when it next comes to a point. */
export function createOrders(folder: string) {
  let number = 0;

  const names = async (): Promise<string[]> => readdir(folder).catch(() => []);

  return {
    /** Leaves an order for whoever comes to the point first. `errorCode` is that of the error that `throw` throws. */
    async give(point: string, action: OrderAction, errorCode = ""): Promise<void> {
      await mkdir(folder, { recursive: true });
      number += 1;
      await writeFile(join(folder, `${point}.${action}.${number}`), errorCode);
    },

    /** The points whose orders were taken and not cleared away yet. */
    async taken(): Promise<string[]> {
      return (await names()).filter((name) => name.endsWith(".taken")).map((name) => name.split(".")[0] ?? "");
    },

    /** Lets everybody go on who waits. */
    async release(): Promise<void> {
      const waiting = (await names()).filter((name) => /\.wait\.\d+\.taken$/u.test(name));
      await Promise.all(waiting.map((name) => writeFile(join(folder, name.replace(/taken$/u, "go")), "")));
    },

    /** Takes back what nobody has taken. */
    async withdraw(): Promise<void> {
      const left = (await names()).filter((name) => !/\.(?:taken|go)$/u.test(name));
      await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
    },

    /** Takes the traces of orders away that were obeyed, once nobody looks at them any more. */
    async sweep(): Promise<void> {
      await Promise.all((await names()).map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
