import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startDemoModel } from "@handbill/demo-model";
import type { DestinationStream } from "pino";
import { afterAll } from "vitest";
import { compose } from "../../src/compose.ts";
import { readConfig } from "../../src/core/config.ts";
import { createLogger } from "../../src/infrastructure/logger.ts";
import type { RouteWithPolicy } from "../../src/routes/policy.ts";
import { AUTH_SECRET } from "./auth-secret.ts";
import { type Client, signUp } from "./client.ts";
import { throughPort } from "./cluster.ts";
import { startGate } from "./gate.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

export type TestProduct = {
  url: string;
  /** Every route of it, with its policy. */
  routes: readonly RouteWithPolicy[];
  database: TestDatabase;
  /** The address that the product has for its model. */
  modelUrl: string;
  /** Where it keeps what is not in the database. */
  dataDir: string;
  /** A new user, signed in. */
  newUser(name?: string): Promise<Client>;
  /** What the model does with its next calls, one step a call; afterwards it answers as usual. */
  script(...steps: (string | { name: string; ms: number; bytes?: number })[]): Promise<void>;
  /** Keeps back the answers to the next calls of the model, after so many bytes of each, until they are released. */
  hold(count?: number, after?: number): Promise<void>;
  /** Lets the oldest answers that are kept back go, or all of them. */
  release(count?: number): Promise<void>;
  /** Forgets the steps that were not used, and the calls that were counted; keeps nothing back any more. */
  resetModel(): Promise<void>;
  /** How many calls the model has had. */
  modelCalls(): Promise<number>;
};

type Surroundings = {
  /** Instead of one in the cluster of the run. */
  database?: TestDatabase;
  /** The port of a proxy before the database. */
  databasePort?: number;
  /** How long a request waits for a connection; for ever, nearly, unless the test is about that. */
  acquireTimeoutMs?: number;
  /** Takes what is logged, from `info` up. */
  log?: DestinationStream;
};

/** The whole product of one process with its own database and its own model, for one test file. */
export async function testProduct(
  settings: Record<string, string> = {},
  { database: own, databasePort, acquireTimeoutMs = 60_000, log }: Surroundings = {},
): Promise<TestProduct> {
  const database = own ?? (await testDatabase());
  const model = await startDemoModel({ delayScale: 0 });
  const gate = await startGate(model.url);
  const emptyRoot = await mkdtemp(join(tmpdir(), "handbill-root-"));
  const environment = {
    PORT: "0",
    LOG_LEVEL: "silent",
    OPENAI_API_KEY: "test-key",
    OPENAI_BASE_URL: gate.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    AI_REQUESTS_PER_MINUTE: "10000",
    SIGN_IN_PER_MINUTE: "10000",
    SIGN_UP_PER_HOUR: "10000",
    AI_WAIT_SECONDS: "60", // on a busy machine too, a finished answer and no 202
    ...settings,
  };
  const config = { ...readConfig(environment, emptyRoot), root: resolve(import.meta.dirname, "../../..") };
  const product = await compose({
    config,
    databaseUrl: databasePort === undefined ? database.url : throughPort(database.url, databasePort),
    authSecrets: [config.authSecret ?? AUTH_SECRET, ...config.authSecretBefore],
    logger: log ? createLogger("info", log) : createLogger(config.logLevel),
    report: () => undefined,
    patience: { acquireTimeoutMs },
  });
  const url = await product.listen();
  afterAll(async () => {
    await product.close();
    await gate.close();
    await model.close();
    await rm(emptyRoot, { recursive: true });
  });

  const control = (path: string, init?: RequestInit) => fetch(new URL(path, gate.url), init);
  return {
    url,
    routes: product.routes,
    database,
    modelUrl: gate.url,
    dataDir: config.dataDir,
    newUser: (name) => signUp(url, name),
    async script(...steps) {
      await control("/__fake/script", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ key: "test-key", steps }),
      });
    },
    async hold(count = 1, after = 0) {
      await control(`/__gate/hold?count=${count}&after=${after}`, { method: "POST" });
    },
    async release(count) {
      await control(count === undefined ? "/__gate/release" : `/__gate/release?count=${count}`, { method: "POST" });
    },
    async resetModel() {
      await control("/__fake/reset", { method: "POST" });
    },
    async modelCalls() {
      const journal: unknown = await (await control("/__fake/journal")).json();
      return callsIn(journal);
    },
  };
}

const callsIn = (journal: unknown): number => {
  const entries = Array.isArray(journal) ? journal : Object.values(journal ?? {}).find(Array.isArray);
  return (entries ?? []).length;
};
