import { join } from "node:path";
import type { System } from "@handbill/contracts";
import { systemClock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import type { Store } from "../data/store.ts";
import type { Pools } from "../infrastructure/pools.ts";
import { allowanceInWords, isWide } from "../infrastructure/outside-addresses.ts";
import { installationRoutes } from "../routes/installation-routes.ts";
import type { TalliedError } from "../services/error-tally.ts";
import { createInstallationService } from "../services/installation-service.ts";
import type { ProcessService } from "../services/process-service.ts";
import type { Standing } from "../services/standing-service.ts";
import type { Part } from "./part.ts";

type Needs<Tables> = {
  config: Config;
  /** For work that belongs to no user. */
  store: Store;
  pools: Pools<Tables>;
  processes: ProcessService;
  observation: { standing(): Promise<Standing>; errors: { list(): TalliedError[] } };
  version: string;
  ai: System["ai"];
  isWalled: boolean;
};

const probes = () => import("../infrastructure/probes.ts");

/** What the operator sees of the installation. Its probes are loaded when somebody looks. */
export function composeInstallation<Tables>(needs: Needs<Tables>): Required<Pick<Part, "routes">> {
  const { config, store, pools, processes, observation, version, ai, isWalled } = needs;
  const { dataDir, databaseUrl, operatorEmails } = config;
  const { smtpUrl } = config.mail;
  const { pool } = pools.work;
  const inside = {
    state: config.outsideAllow.some(isWide) ? "watch" : "good",
    allowed: config.outsideAllow.map(allowanceInWords),
  } as const;
  const installation = createInstallationService({
    store,
    clock: systemClock,
    processes,
    standing: observation.standing,
    errors: () => observation.errors.list(),
    probes: {
      mailProblem: smtpUrl === null ? null : async () => (await probes()).mailProblem(smtpUrl),
      room: async () => (await probes()).roomOf(dataDir),
      newestBackup: async () => (await probes()).newestBackup(join(dataDir, "backups")),
      connections: () => ({
        used: pool.totalCount - pool.idleCount,
        most: pool.options.max ?? 0,
        waiting: pool.waitingCount,
      }),
    },
    facts: { version, ai, isEmbedded: databaseUrl === null, isWalled, operatorEmails, inside },
  });
  return { routes: [installationRoutes(installation)] };
}
