import type { Config } from "../../core/config.ts";
import { examineAddress, examineOutside, examineSecret } from "./addresses.ts";
import { examineDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { examineDataFolder, examineMachine, examinePort } from "./machine.ts";
import { examineMail, examineModel, examineRedis } from "./neighbours.ts";

export type { Finding };

type Needs = { config: Config; knownMigrations: readonly string[]; defaultModels: readonly string[] };

/** All that can be wrong with a set-up, in the order in which a start would meet it. Nothing is changed. */
export async function examine({ config, knownMigrations, defaultModels }: Needs): Promise<Finding[]> {
  const folder = await examineDataFolder(config);
  const rest = await Promise.all([
    examineMachine(),
    examinePort(config),
    examineDatabase(
      config,
      knownMigrations,
      folder.every(({ state }) => state !== "fault"),
    ),
    examineSecret(config),
    examineAddress(config),
    examineRedis(config),
    examineModel(config, defaultModels),
    examineMail(config),
  ]);
  return [...folder, ...rest.flat(), ...examineOutside(config)];
}
