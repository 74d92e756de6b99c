import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { codeOf } from "./process-state.ts";

/** Any number will do, as long as nothing else in the product locks the same one. */
const OWNER_LOCK = 4_815_162_342;

/** Held as long as its connection lives, and so never by a process that is gone. */
export type Ownership = { lost: Promise<void>; release(): Promise<void> };

/** `absent`: no server answers. `busy`: it is starting or stopping. `taken`: a living process owns it. */
export type Answer = Ownership | "absent" | "busy" | "taken";

export async function askForOwnership(url: string): Promise<Answer> {
  const client = new Client({
    connectionString: url,
    application_name: "handbill owner",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // followed by "end", which is what counts
  const lost = new Promise<void>((resolve) => client.on("end", resolve));
  // A connection that the server cuts while it is being ended is never reported as ended: wait, but not for ever.
  const end = () => Promise.race([lost, client.end(), delay(2_000, undefined, { ref: false })]);
  try {
    await client.connect();
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [OWNER_LOCK]);
    if (rows[0]?.mine === true) return { lost, release: end };
    await end();
    return "taken";
  } catch (error) {
    await end().catch(() => {}); // never opened, or lost: nothing to close
    return meaningOf(error);
  }
}

function meaningOf(error: unknown): "absent" | "busy" {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ECONNREFUSED") return "absent";
  // Starting or stopping (class 57), all places taken, or a connection cut in the middle of the greeting.
  const passing =
    code === undefined || code.startsWith("57P") || code === "53300" || code.startsWith("ECONN") || code === "EPIPE";
  if (passing) return "busy";
  throw error;
}
