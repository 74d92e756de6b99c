import { access, constants, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Config } from "../../core/config.ts";
import { StartRefusal } from "../../core/start-refusal.ts";
import { requirePort } from "../port.ts";
import { roomOf } from "../probes.ts";
import { type Finding, finding } from "./finding.ts";

const NODE = 26;
const LITTLE_BYTES = 500e6;
const OLD_SPOOL_MS = 10 * 60_000;

export async function examineMachine(): Promise<Finding[]> {
  const say = finding("machine");
  const { version, platform, arch } = process;
  const isRight = Number(process.versions.node.split(".")[0]) >= NODE;
  if (isRight) return [say("well", `Node ${version} on ${platform} ${arch}.`)];
  return [
    say("fault", `Node ${version} is too old.`, {
      why: `Handbill needs Node ${NODE}, which npm installs beside it.`,
      todo: 'Run "npm ci", then "npm run doctor" again; do not start with a Node of your own.',
    }),
  ];
}

export async function examinePort({ port, host, role }: Config): Promise<Finding[]> {
  const say = finding("port");
  if (role === "worker") return [];
  try {
    await requirePort(port, host);
    return [say("well", port === 0 ? "A free port will be taken." : `Port ${port} on ${host} is free.`)];
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    if (await answersAsHandbill(port, host)) return [say("note", `Handbill is running on port ${port}.`)];
    return [
      say("fault", `Port ${port} on ${host} cannot be opened.`, {
        why: "Another program has it, or this user may not open it.",
        todo: error.message,
      }),
    ];
  }
}

async function answersAsHandbill(port: number, host: string): Promise<boolean> {
  const place = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  try {
    const answer = await fetch(`http://${place}:${port}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok && (await answer.text()) === '{"status":"ok"}';
  } catch {
    return false;
  }
}

/** The data folder, or the first folder above it that is there: at its first start Handbill makes the rest. */
async function firstThere(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : firstThere(dirname(folder));
}

export async function examineDataFolder({ dataDir }: Config): Promise<Finding[]> {
  const say = finding("data");
  const place = await firstThere(dataDir);
  if (!(await stat(place)).isDirectory()) {
    const todo = "Let DATA_DIR name a folder, or move that file away.";
    return [say("fault", `${place} is a file, and no folder.`, { why: "The data folder cannot be made there.", todo })];
  }
  try {
    await access(place, constants.W_OK | constants.X_OK);
  } catch {
    return [
      say("fault", `The folder ${place} may not be written to.`, {
        why: "Handbill keeps its database, its secret and answers that were paid in DATA_DIR.",
        todo: `Give this user the right (chown or chmod u+rwx ${place}), or let DATA_DIR name another folder.`,
      }),
    ];
  }
  return [...(await roomIn(place)), ...(await leftoversIn(dataDir))];
}

async function roomIn(place: string): Promise<Finding[]> {
  const say = finding("data");
  const { freeBytes } = await roomOf(place);
  const megabytes = Math.floor(freeBytes / 1e6);
  if (freeBytes >= LITTLE_BYTES) return [say("well", `The data folder can be used; ${megabytes} MB are free there.`)];
  return [
    say("fault", `Only ${megabytes} MB are free on the disk of ${place}.`, {
      why: "A database that cannot write stops, and nothing can be saved.",
      todo: "Make room: old backups, logs, and other programs' files.",
    }),
  ];
}

/** What a process that was killed leaves behind is mended by the next start: it is said, so that nobody removes it. */
async function leftoversIn(dataDir: string): Promise<Finding[]> {
  const say = finding("data");
  const names = await readdir(join(dataDir, "spool")).catch(() => []);
  const files = await Promise.all(names.map((name) => stat(join(dataDir, "spool", name)).catch(() => null)));
  const old = files.filter((file) => file !== null && Date.now() - file.mtimeMs > OLD_SPOOL_MS).length;
  if (old === 0) return [];
  return [
    say("note", `${old} files wait in ${join(dataDir, "spool")} for the database.`, {
      why: "They hold answers that were paid, or clicks, from while the database was away. A crash left them there.",
      todo: "Start Handbill: it saves them within seconds. Do not remove them.",
    }),
  ];
}
