import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Client, type Pool, type PoolClient } from "pg";
import { currentTrace, inSpan } from "../core/trace.ts";

/** Beyond this many texts, statements go out unnamed: a runaway text must not fill the server's memory. */
const MOST_NAMES = 500;

export type Statement = { text: string; values: unknown[]; name?: string };

/** How statements go out on a connection from when it is taken until it is given back. */
export type Asking = (statement: Statement) => Promise<unknown>;

const plainly =
  (client: PoolClient): Asking =>
  (statement) =>
    client.query(statement);

/** Gives each statement text a name, so that PostgreSQL parses and plans it once per connection. */
export function nameStatements(pool: Pool, askingOn: (client: PoolClient) => Asking = plainly): PostgresPool {
  const names = new Map<string, string>();
  const named = new WeakMap<PoolClient, NamedClient>();

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
      wrapped.take(askingOn(client));
      return wrapped;
    },
  };
}

type NamedClient = PostgresPoolClient & { take(asking: Asking): void };

function namedClient(client: PoolClient, nameOf: (text: string) => string | undefined): NamedClient {
  let ask: Asking = nobodys;
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: string | object, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new TypeError("Cursors are not used here.");
    const name = values.length > 0 ? nameOf(text) : undefined;
    const send = () => ask({ text, values: [...values], ...(name !== undefined && { name }) });
    return currentTrace()?.tracer ? inSpan(summaryOf(text), SPAN, send) : send();
  }
  return {
    query,
    take(asking) {
      ask = asking;
    },
    release(destroy) {
      ask = nobodys;
      client.release(destroy);
    },
    get processID() {
      return processIdOf(client);
    },
  };
}

/** A connection that was given back may be at work for somebody else by now. */
const nobodys: Asking = () => Promise.reject(new Error("This connection has been given back."));

const SPAN = { kind: "client", attributes: { "db.system.name": "postgresql" } } as const;

/** What a statement does and to which table, and nothing that stands in it. */
function summaryOf(text: string): string {
  const [verb = "statement"] = /\w+/.exec(text) ?? [];
  const [, table] = /\b(?:from|into|update|table)\s+"?([a-z_]+)"?/i.exec(text) ?? [];
  return table === undefined ? verb.toLowerCase() : `${verb.toLowerCase()} ${table}`;
}

/** `pg` keeps the process id of the connection, which Kysely needs to cancel a statement, outside its types. */
const processIdOf = (client: object): number =>
  "processID" in client && typeof client.processID === "number" ? client.processID : 0;
