import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Client, type Pool, type PoolClient } from "pg";

/** Beyond this many texts, statements go out unnamed: a runaway text must not fill the server's memory. */
const MOST_NAMES = 500;

/** Gives each statement text a name, so that PostgreSQL parses and plans it once per connection. */
export function nameStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>();
  const named = new WeakMap<PoolClient, PostgresPoolClient>();

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = createHash("sha1").update(text).digest("base64url");
    names.set(text, name);
    return name;
  };

  return {
    options: pool.options,
    Client,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const wrapped = named.get(client) ?? namedClient(client, nameOf);
      named.set(client, wrapped);
      return wrapped;
    },
  };
}

function namedClient(client: PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: string | object, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new TypeError("Cursors are not used here.");
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  }
  return {
    query,
    release: (destroy) => client.release(destroy),
    get processID() {
      return processIdOf(client);
    },
  };
}

/** `pg` keeps the process id of the connection, which Kysely needs to cancel a statement, outside its types. */
const processIdOf = (client: object): number =>
  "processID" in client && typeof client.processID === "number" ? client.processID : 0;
