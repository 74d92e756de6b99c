import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { env } from "node:process";
import { openDatabase } from "../../server/src/infrastructure/database.ts";

/*
 * What counting a link comes to without anything else: a handler that inserts one row and then says where to go. No lookup, no
 * token, no telling of people from programs.
 */

/** The bare driver: names, camels and types of rows belong to what is not used here. */
const { pool } = openDatabase(env["DATABASE_URL"] ?? "", { max: 12 });
await pool.query("create table if not exists bare_clicks (id uuid primary key, at timestamptz not null, agent text)");

const server = createServer((request, response) => {
  void pool
    .query({
      name: "click",
      text: "insert into bare_clicks (id, at, agent) values ($1, $2, $3)",
      values: [randomUUID(), new Date(), request.headers["user-agent"]],
    })
    .then(
      () => response.writeHead(302, { location: "https://shop.example/cake" }).end(),
      () => response.writeHead(503).end(),
    );
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`The bare one is ready: http://127.0.0.1:${typeof address === "object" ? address?.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit());
