import type { Store } from "../../server/src/data/store.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { storeOn } from "../../server/test/support/ledger.ts";

/** A statement as it goes to PostgreSQL, prepared once per connection under its name. */
export type Statement = { name?: string; text: string; values: unknown[] };

const isStatement = (said: unknown): said is Statement => typeof said === "object" && said !== null && "text" in said;

/** What a piece of work on the data says to PostgreSQL, word for word, so that somebody else can say the same. */
export async function statementsOf(url: string, work: (store: Store) => Promise<unknown>): Promise<Statement[]> {
  const database = openDatabase<Tables>(url, { max: 1 });
  const said: Statement[] = [];
  database.pool.on("connect", (client) => {
    const query: unknown = Reflect.get(client, "query");
    Reflect.set(client, "query", (...given: unknown[]): unknown => {
      const [statement] = given;
      if (isStatement(statement)) said.push(statement);
      return typeof query === "function" ? Reflect.apply(query, client, given) : undefined;
    });
  });
  await work(storeOn(database));
  await database.close();
  return said;
}
