import { CompiledQuery, type Kysely, type KyselyPlugin, type RootOperationNode, sql } from "kysely";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Database } from "../../src/infrastructure/database.ts";

type QueryId = Parameters<KyselyPlugin["transformQuery"]>[0]["queryId"];
type Asked = [RootOperationNode, QueryId];

/** How PostgreSQL would find what a piece of work asks it for: each statement that was asked, with its plan. */
export async function plansOf(
  { db }: Pick<Database<Tables>, "db">,
  work: (db: Kysely<Tables>) => Promise<unknown>,
): Promise<{ text: string; plan: string }[]> {
  const made = new WeakMap<QueryId, RootOperationNode>();
  const asked: Asked[] = [];
  const listening = db.withPlugin({
    transformQuery({ node, queryId }) {
      made.set(queryId, node);
      return node;
    },
    // Parts of a statement are made as it is, and only the whole of it has a result.
    async transformResult({ result, queryId }) {
      const node = made.get(queryId);
      if (node) asked.push([node, queryId]);
      return result;
    },
  });
  await work(listening);

  const plain = db.withoutPlugins();
  const executor = plain.getExecutor();
  const plans: { text: string; plan: string }[] = [];
  await plain.transaction().execute(async (tx) => {
    // So small a table is read in one piece from a disk with a head; a full one is not.
    await sql`set local random_page_cost = 1.1`.execute(tx);
    for (const [node, queryId] of asked) {
      const { sql: text, parameters } = executor.compileQuery(node, queryId);
      const explained = CompiledQuery.raw(`explain ${text}`, [...parameters]);
      const { rows } = await tx.executeQuery<Record<string, string>>(explained);
      plans.push({ text, plan: rows.map((row) => row["QUERY PLAN"]).join("\n") });
    }
  });
  return plans;
}
