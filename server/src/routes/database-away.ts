/** SQLSTATEs of a server that is starting or stopping, gave up waiting, or lost a race. */
const AWAY = /^(08...|57P0.|57014|55P03|40001|40P01)$/;
/** No room on its disk. */
const FULL = /^53100$/;
/** No memory or no connections left. */
const BUSY = /^53...$/;
const SYSTEM_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
const DRIVER_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|driver has already been destroyed)/;
/** All connections of the pool are taken, or a new one is not made in time. */
const NO_CONNECTION = /^timeout exceeded when trying to connect/;

/** `full`: it can be read, not written. `busy`: too much at once. `away`: it could not be reached, or asked us to come back later. */
export type DatabaseTrouble = "full" | "busy" | "away";

/** What kept PostgreSQL from answering; undefined for every other error. */
export function databaseTrouble(error: unknown, depth = 0): DatabaseTrouble | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (FULL.test(code)) return "full";
  if (BUSY.test(code) || NO_CONNECTION.test(error.message)) return "busy";
  const isMissingSocket = code === "ENOENT" && "syscall" in error && error.syscall === "connect";
  if (AWAY.test(code) || SYSTEM_CODES.has(code) || isMissingSocket || DRIVER_MESSAGES.test(error.message))
    return "away";
  return databaseTrouble(error.cause, depth + 1);
}
