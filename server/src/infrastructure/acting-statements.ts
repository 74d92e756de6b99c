import { type ClientBase, type Connection, type PoolClient, Query } from "pg";
import { columnTypes } from "./column-types.ts";
import type { Asking } from "./named-statements.ts";

/** Where the policies of the database look for the user and their businesses, in this order: the second is asked with the first. */
const TELL = {
  name: "acting user",
  text: `select set_config('handbill.user', $1, true),
    set_config('handbill.businesses', businesses_of_acting_user()::text, true)`,
};

/** They read and write no rows, and some must come first in their transaction or after it has failed. */
const BOUNDS_OF_TRANSACTIONS = /^(begin|start transaction|commit|rollback|savepoint|release)\b/i;

/** Makes a new connection ready for `askAs`. */
export async function prepareActing(client: ClientBase): Promise<void> {
  await client.query({ ...TELL, values: [""] });
}

/**
 * Statements that carry their user with them: both go out in one piece and are one transaction, or part of the one that is open. So
 * what one user asked can never run under the name of another, whatever happened on the connection before, and no time
 * is lost on a way of its own. Where the user cannot be told, the server skips the statement.
 */
export const askAs =
  (client: PoolClient, userId: string): Asking =>
  async (statement) => {
    if (BOUNDS_OF_TRANSACTIONS.test(statement.text)) return client.query(statement.text);
    try {
      return await new Promise((resolve, reject) => {
        const config = { ...statement, types: columnTypes, queryMode: "extended" };
        const query = new Query(config, (error, result) => (error ? reject(error) : resolve(result)));
        client.query(withUser(userId, withInsides(query)));
      });
    } catch (error) {
      if (error instanceof Error) Error.captureStackTrace(error); // leads to who asked, instead of to the socket
      throw error;
    }
  };

/** What `pg` calls on a statement while its answer comes in; its types leave them out. */
type Insides = {
  name: string | undefined;
  text: string;
  submit(connection: Connection): Error | null;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleReadyForQuery(connection: Connection): void;
  handleEmptyQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
};

function withInsides(query: object): Insides {
  if (!("handleCommandComplete" in query)) throw new TypeError("This version of pg asks in another way.");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pinned to this version of pg, and tested with it
  return query as Insides;
}

/** The first answer is that to the telling, which nobody waits for. */
function withUser(userId: string, query: Insides): Insides {
  let isTold = false;
  return {
    name: query.name,
    text: query.text,
    submit(connection) {
      connection.stream.cork();
      try {
        connection.bind({ statement: TELL.name, values: [userId] }, true);
        connection.execute(null, true);
        return query.submit(connection);
      } finally {
        connection.stream.uncork();
      }
    },
    handleDataRow: (message) => {
      if (isTold) query.handleDataRow(message);
    },
    handleCommandComplete(message, connection) {
      if (isTold) query.handleCommandComplete(message, connection);
      isTold = true;
    },
    handleRowDescription: (message) => query.handleRowDescription(message),
    handleReadyForQuery: (connection) => query.handleReadyForQuery(connection),
    handleEmptyQuery: (connection) => query.handleEmptyQuery(connection),
    handleError: (error, connection) => query.handleError(error, connection),
  };
}
