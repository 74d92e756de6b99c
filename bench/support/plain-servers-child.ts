import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { env } from "node:process";
import fastify from "fastify";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import type { Statement } from "./statements.ts";

/*
 * The least that answers the same: the statements of a case on the same driver, and their last rows as JSON. No account, no check, no
 * header of safety. As a handler of node:http, or as a route of Fastify (`SIDE`).
 */

/** What is said to PostgreSQL for one request. `isWhole`: as one transaction. */
export type PlainCase = { statements: Statement[]; isWhole: boolean; shape: "list" | "one" | "goal" };

/** The bare driver: names, camels and types of rows belong to what is not used here. */
const { pool } = openDatabase(env["DATABASE_URL"] ?? "", { max: 12 });
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own parent says it
const cases = JSON.parse(env["CASES"] ?? "{}") as Record<string, PlainCase>;

type Queries = { query(statement: Statement): Promise<{ rows: unknown[] }> };

/** Each side has numbers of its own, far from those that the product gives. */
let count = env["SIDE"] === "fastify" ? 2_000_000 : 1_000_000;

/** `$id` stands for what is behind the name in the address, `$new` for an id of its own, `$count` for a number never said before. */
function fill(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, id));
  if (value === "$count") return (count += 1);
  return value === "$id" ? id : value === "$new" ? crypto.randomUUID() : value;
}

const filled = ({ values, ...statement }: Statement, id: string): Statement => ({
  ...statement,
  values: values.map((value) => fill(value, id)),
});

async function run(on: Queries, statements: readonly Statement[], id: string): Promise<unknown[]> {
  let rows: unknown[] = [];
  for (const statement of statements) ({ rows } = await on.query(filled(statement, id)));
  return rows;
}

async function rowsOf({ statements, isWhole }: PlainCase, id: string): Promise<unknown[]> {
  if (!isWhole) return run(pool, statements, id);
  const client = await pool.connect();
  try {
    await client.query("begin");
    const rows = await run(client, statements, id);
    await client.query("commit");
    return rows;
  } finally {
    client.release();
  }
}

const bodyOf = ({ shape }: PlainCase, rows: unknown[]): object =>
  shape === "list" ? { data: rows, page: { next: null } } : { data: rows[0] };

const partsOf = (url: string): [name: string, id: string] => {
  const [, name = "", id = ""] = url.split("/");
  return [name, id];
};

/** What was sent is read and understood, as anybody would. */
async function read(request: IncomingMessage): Promise<void> {
  if (request.method === "GET") return;
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  JSON.parse(text);
}

const bare: RequestListener = (request, response) => {
  const [name, id] = partsOf(request.url ?? "");
  const one = cases[name];
  const answer = async (): Promise<void> => {
    if (one === undefined) throw new Error("no such case");
    await read(request);
    const rows = await rowsOf(one, id);
    if (one.shape === "goal") {
      response.writeHead(302, { location: "https://shop.example/cake" }).end();
      return;
    }
    const body = JSON.stringify(bodyOf(one, rows));
    const length = Buffer.byteLength(body);
    response.writeHead(200, { "content-type": "application/json", "content-length": length }).end(body);
  };
  void answer().catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
};

const ready = (address: string): boolean => process.stdout.write(`The plain one is ready: ${address}\n`);

if (env["SIDE"] === "fastify") {
  const app = fastify();
  for (const [name, one] of Object.entries(cases)) {
    app.all<{ Params: { id: string } }>(`/${name}/:id`, async ({ params }, reply) => {
      const rows = await rowsOf(one, params.id);
      return one.shape === "goal" ? reply.redirect("https://shop.example/cake") : bodyOf(one, rows);
    });
  }
  ready(await app.listen({ port: 0, host: "127.0.0.1" }));
} else {
  const server = createServer(bare);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    ready(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  });
}
process.on("SIGTERM", () => process.exit());
