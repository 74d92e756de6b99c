import type { Seal } from "../../core/seal.ts";
import type { SealedConnection } from "../../data/repositories/connection-repository.ts";
import type { OpenConnection } from "../../infrastructure/publishers/publisher.ts";

const SHOWN = 4;
/** Shorter than this, its end would give too much of it away. */
const SHORTEST_HINTED = 12;

const aboutOf = (connectionId: string): string => `connection ${connectionId}`;

/** Secrets of a connection as they are kept: sealed, with the last characters of each for telling them apart. */
export const sealSecrets = (seal: Seal, connectionId: string, secrets: Record<string, string>) => ({
  sealed: seal.close(JSON.stringify(secrets), aboutOf(connectionId)),
  hints: Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, hintOf(secret)])),
});

const hintOf = (secret: string): string => (secret.length >= SHORTEST_HINTED ? secret.slice(-SHOWN) : "");

/** What only an adapter sees; undefined when the key of this server does not open it. */
export function openConnection(seal: Seal, connection: SealedConnection): OpenConnection | undefined {
  const { id, kind, name, settings } = connection;
  const text = seal.open(connection.secrets, aboutOf(id));
  if (text === undefined) return undefined;
  const opened: Record<string, unknown> = JSON.parse(text);
  const secrets = Object.fromEntries(Object.entries(opened).map(([key, value]) => [key, String(value)]));
  return { id, kind, name, settings, secrets };
}

/** The same secrets under the key of today; undefined when they cannot be opened. */
export function sealAgain(seal: Seal, { id, secrets }: { id: string; secrets: string }): string | undefined {
  const text = seal.open(secrets, aboutOf(id));
  return text === undefined ? undefined : seal.close(text, aboutOf(id));
}

export const KEY_LOST = "Its key cannot be read any more, since the secret of this server was changed. Enter it again.";
