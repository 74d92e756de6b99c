/** SQLSTATEs of a server that is starting, stopping, full, or gave up waiting, and of transactions that lost a race. */
const STATES = /^(08...|53...|57P0.|57014|55P03|40001|40P01)$/;
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
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed)/;

/** True when PostgreSQL could not be reached, or asked us to come back later. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const isMissingSocket = code === "ENOENT" && "syscall" in error && error.syscall === "connect";
  return (
    STATES.test(code) ||
    SYSTEM_CODES.has(code) ||
    isMissingSocket ||
    DRIVER_MESSAGES.test(error.message) ||
    isDatabaseAway(error.cause, depth + 1)
  );
}
