import { sql } from "kysely";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { startEmbeddedPostgres } from "../../src/infrastructure/embedded-postgres/embedded-postgres.ts";

/** A process that owns a database and is there to be killed: it says so when its row is written, and stays. */
const [dataDir = "", binariesDir = ""] = process.argv.slice(2);
const { url } = await startEmbeddedPostgres({ dataDir, binariesDir });
const database = openDatabase<unknown>(url, { max: 1 });
await sql`create table notes as select 'kept' as answer`.execute(database.db);
process.stdout.write("ready\n");
