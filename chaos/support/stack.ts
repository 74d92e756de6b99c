import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetConnectOpts } from "node:net";
import { createDiskFull } from "./disk-full.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { createOrders, type Orders } from "./orders.ts";
import { compileOnce, openPlace, type Place } from "./processes.ts";
import { type Provider, startProvider } from "./provider.ts";
import type { Random } from "./random.ts";

export type Stack = {
  webs: Place[];
  workers: Place[];
  places: Place[];
  provider: Provider;
  /** Between the product and its database. */
  databaseNetwork: FaultProxy;
  disk: ReturnType<typeof createDiskFull>;
  /** What the process in a place shall do when it comes to a point. */
  orders(place: string): Orders;
  /** Makes the folder for paid answers useless; the function that comes back mends it. */
  breakSpool(): Promise<() => Promise<void>>;
  untilUp(): Promise<void>;
  close(): Promise<void>;
};

export type StackOptions = {
  database: { url: string; socketPath: string };
  webs: number;
  workers: number;
  random: Random;
  thinkingMs?: readonly [least: number, most: number];
  settings?: Record<string, string>;
  onEnd?: (pid: number) => void;
};

/** The same database by another way. */
function through(url: string, port: number): string {
  const [, account = "", name = ""] = /^postgres:\/\/([^@]*)@[^/]*\/([^?]*)/.exec(url) ?? [];
  return `postgres://${account}@127.0.0.1:${port}/${name}`;
}

/** The product as real processes, with a network that can be told to misbehave between them and what they need. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { database, webs, workers, random, thinkingMs = [50, 900], settings = {}, onEnd } = options;
  const folder = await mkdtemp(join(tmpdir(), "handbill-chaos-data-"));
  const disk = createDiskFull();
  const target: NetConnectOpts = { path: database.socketPath };
  const databaseNetwork = await startFaultProxy(target, disk.inspect);
  const provider = await startProvider(random, thinkingMs);
  const ordersFolder = (name: string): string => join(folder, "orders", name);
  const orders = new Map<string, Orders>();
  const shared = {
    NODE_ENV: "test",
    DATA_DIR: folder,
    DATABASE_URL: through(database.url, databaseNetwork.port),
    AUTH_SECRET: "a secret of the processes that are killed",
    PUBLIC_URL: "http://127.0.0.1:3999", // tokens of one process are good for the others
    OPENAI_API_KEY: "chaos",
    OPENAI_BASE_URL: provider.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    AI_REQUESTS_PER_MINUTE: "1000000",
    SIGN_IN_PER_MINUTE: "1000000",
    SIGN_UP_PER_HOUR: "100000",
    AI_KEEP_PROMPTS_DAYS: "1", // by them a call in the provider's books is found in ours
    LOG_LEVEL: "warn",
    ...settings,
  };
  const program = await compileOnce();
  const open = (role: Place["role"], number: number): Place => {
    const name = `${role}-${number}`;
    orders.set(name, createOrders(ordersFolder(name)));
    return openPlace({
      name,
      role,
      program,
      settings: { ...shared, FAILPOINTS_DIR: ordersFolder(name) },
      ...(onEnd && { onEnd }),
    });
  };
  // The first one migrates alone; the others find the tables there.
  const first = open("web", 1);
  await first.untilUp();
  const webPlaces = [first, ...Array.from({ length: webs - 1 }, (_, index) => open("web", index + 2))];
  const workerPlaces = Array.from({ length: workers }, (_, index) => open("worker", index + 1));
  const places = [...webPlaces, ...workerPlaces];
  const untilUp = async (): Promise<void> => void (await Promise.all(places.map((place) => place.untilUp())));
  await untilUp();

  return {
    webs: webPlaces,
    workers: workerPlaces,
    places,
    provider,
    databaseNetwork,
    disk,
    orders(place) {
      const found = orders.get(place);
      if (!found) throw new Error(`There is no place ${place}.`);
      return found;
    },
    async breakSpool() {
      const spool = join(folder, "spool");
      const aside = join(folder, "spool-aside");
      await mkdir(spool, { recursive: true });
      await rename(spool, aside);
      await writeFile(spool, "");
      return async () => {
        await rm(spool, { force: true });
        await rename(aside, spool);
      };
    },
    untilUp,
    async close() {
      await Promise.all(places.map((place) => place.end()));
      await provider.close();
      await databaseNetwork.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
