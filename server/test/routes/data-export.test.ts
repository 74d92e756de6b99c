import type { AuditEntry, Business, DataExport } from "@handbill/contracts";
import { ZipReader, Uint8ArrayReader, TextWriter } from "@zip.js/zip.js";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { ACCOUNT_TABLES, BUSINESS_TABLES, LEFT_OUT } from "../../src/data/repositories/export-tables.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createDataExportService } from "../../src/services/data-export-service.ts";
import { entriesOf } from "../../src/services/data-export/write-export.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import type { Client } from "../support/client.ts";
import { storeOn } from "../support/ledger.ts";
import { inboundMail } from "../support/messages.ts";
import { publishingWorld, SHOP_SECRET } from "../support/publishing-world.ts";

const { product, owner, world, ...tools } = await publishingWorld(1);
const { db } = product.database;
const store = storeOn(product.database);
/** The same that the product does every two seconds. */
const exporter = createDataExportService({
  workStore: store,
  businesses: createBusinessService({ store }),
  warn: (message, facts) => expect.fail(`${message}: ${String(facts["err"])}`),
});
const { businessId } = world.campaign;

const ask = async (client: Client, body: object) => (await client.post<DataExport>("/me/exports", body)).data;
const download = (client: Client, id: string) =>
  fetch(new URL(`/api/v1/me/exports/${id}/file`, product.url), {
    headers: { authorization: `Bearer ${client.token}` },
  });
async function ready(client: Client, id: string): Promise<DataExport | undefined> {
  await exporter.work();
  const find = async () => (await client.get<DataExport[]>("/me/exports")).data.find((one) => one.id === id);
  await expect.poll(async () => (await find())?.state, { timeout: 30_000 }).toBe("ready");
  return find();
}
async function filesIn(client: Client, id: string): Promise<Map<string, string>> {
  const zip = new ZipReader(new Uint8ArrayReader(new Uint8Array(await (await download(client, id)).arrayBuffer())));
  const files = new Map<string, string>();
  for (const entry of await zip.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()));
  }
  return files;
}

test("an export of a business has all of its tables as JSON, what people open as CSV, its files, and no secret", async () => {
  await tools.approved();
  const contact = { name: "=HYPERLINK(1)", email: "rita@x.example", consent: { email: true } };
  await owner.post(`${world.at}/contacts`, contact);
  const attachments = [{ name: "../../photo.txt", mediaType: "text/plain", bytes: Buffer.from("the file") }];
  const inbound = await store.transaction((tx) =>
    takeInbound(tx, businessId, inboundMail({ text: "Have you bread?" })),
  );
  await sql`insert into message_attachments (id, business_id, message_id, position, name, media_type, size, bytes)
    values (gen_random_uuid(), ${businessId}, ${inbound?.messageId ?? ""}, 0, ${attachments[0]?.name ?? ""}, 'text/plain', 8,
      ${attachments[0]?.bytes ?? null})`.execute(db);

  const asked = await ask(owner, { businessId });
  expect(asked).toMatchObject({ businessId, done: 0 });
  const made = await ready(owner, asked.id);
  expect(made?.done).toBe(made?.total);
  expect(Date.parse(made?.until ?? "") - Date.parse(made?.createdAt ?? "")).toBe(7 * 86_400_000);

  const files = await filesIn(owner, asked.id);
  const at = `businesses/${businessId}`;
  // What is put on record since the export was asked for is not in it.
  for (const name of Object.keys(BUSINESS_TABLES).filter((table) => table !== "audit_log")) {
    const rows: unknown[] = JSON.parse(files.get(`${at}/json/${name}.json`) ?? "");
    const { rows: counted } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(name)}
      where ${sql.ref(name === "businesses" ? "id" : "business_id")} = ${businessId}`.execute(db);
    expect([name, rows.length]).toEqual([name, counted[0]?.count]);
  }
  const contacts: string[][] = parse(files.get(`${at}/csv/contacts.csv`) ?? "", { bom: true });
  expect(contacts).toHaveLength(3);
  expect(contacts.flat()).toContain("'=HYPERLINK(1)");
  expect(files.get(`${at}/csv/messages.csv`)).toContain("Have you bread?");
  const attachment = [...files].find(([name]) => name.includes("/attachments/"));
  expect(attachment?.[0]).toMatch(/^businesses\/[\w-]+\/files\/attachments\/[\w-]+(?:\.?_)+photo\.txt$/);
  expect(attachment?.[1]).toBe("the file");
  const whole = [...files.values()].join("\n");
  for (const secret of [SHOP_SECRET, SHOP_SECRET.slice(6), "v1."]) expect(whole).not.toContain(secret);
});

test("an export of an account has the account and the businesses that it owns, and nobody's password", async () => {
  const { data: other } = await owner.post<Business>("/businesses", { name: "Second shop" });
  const { id } = await ask(owner, {});
  await ready(owner, id);
  const files = await filesIn(owner, id);
  expect(files.get("account/users.json")).toContain(owner.email);
  expect(files.get(`businesses/${other.id}/json/businesses.json`)).toContain("Second shop");
  expect(files.has(`businesses/${businessId}/json/contents.json`)).toBe(true);
  const { rows } = await sql<{ secret: string }>`
    select password as secret from accounts union all select token from sessions`.execute(db);
  const whole = [...files.values()].join("\n");
  const session = decodeURIComponent(/session_token=([^;]+)/.exec(owner.cookie)?.[1] ?? "").split(".")[0] ?? "";
  expect(session).toHaveLength(32);
  for (const secret of [...rows.map((row) => row.secret), session]) expect(whole).not.toContain(secret);
});

test("an export is for who asked for it alone, as long as they may have it, for a week, and each is on record", async () => {
  const { id } = await ask(owner, { businessId });
  expect((await ask(owner, { businessId })).id).toBe(id);
  await ready(owner, id);
  const colleague = await product.newUser();
  const { id: theirs } = (await colleague.get<{ id: string }>("/me")).data;
  expect((await colleague.post("/me/exports", { businessId })).problem.code).toBe("not_found");
  await sql`insert into business_members (business_id, user_id, role) values (${businessId}, ${theirs}, 'owner')`.execute(
    db,
  );
  expect((await download(colleague, id)).status).toBe(404);
  expect((await colleague.delete(`/me/exports/${id}`)).status).toBe(404);
  const { id: second } = await ask(colleague, { businessId });
  await ready(colleague, second);
  expect((await download(colleague, second)).status).toBe(200);
  await sql`update business_members set role = 'editor' where user_id = ${theirs}`.execute(db);
  expect((await download(colleague, second)).status).toBe(403);

  const { data: entries } = await owner.get<AuditEntry[]>(`${world.at}/audit?action=data.export_fetched`);
  expect(entries.map(({ target }) => target?.id)).toContain(second);
  await sql`update data_exports set created_at = created_at - interval '8 days'`.execute(db);
  expect((await download(owner, id)).status).toBe(404);
  await exporter.purge();
  const { rows } = await sql`select export_id from data_export_pieces`.execute(db);
  expect(rows).toEqual([]);
});

test("every table with data of somebody is in an export, or it is said why not; and every secret column stays here", async () => {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name as name, array_agg(column_name::text) as columns from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '^events_([0-9]{4}_[0-9]{2}|others)$'
    group by 1 order by 1`.execute(db);
  const exported = { ...BUSINESS_TABLES, ...ACCOUNT_TABLES };
  const decided = new Set([...Object.keys(exported), ...Object.keys(LEFT_OUT)]);
  const named = rows.filter(({ columns }) => columns.includes("business_id") || columns.includes("user_id"));
  expect(named.filter(({ name }) => !decided.has(name)).map(({ name }) => name)).toEqual([]);

  const looksSecret = /secret|token|password|hash$|_key$|^key$|bytes$/;
  const FINE =
    /^(input|output|cached_input|cache_write|reasoning)_tokens$|^(approved|chain|chain_previous)_?hash$|^subject_key$|^(access|refresh)_token_expires_at$/;
  const shown = rows.flatMap(({ name, columns }) =>
    name in exported
      ? columns
          .filter((column) => looksSecret.test(column) && !FINE.test(column))
          .filter((column) => !exported[name]?.omit?.includes(column))
          .map((column) => `${name}.${column}`)
      : [],
  );
  expect(shown).toEqual(["suppression_lifts.address_hash", "suppressions.address_hash"]);
});

test("fifty thousand contacts are exported in little memory", async () => {
  const { data: large } = await owner.post<Business>("/businesses", { name: "Large" });
  await sql`insert into contacts (id, business_id, name, email, source, search_text, tags)
    select gen_random_uuid(), ${large.id}, repeat('name ', 20) || n, n || '@x.example', 'test', repeat('word ', 40), '[]'
    from generate_series(1, 50000) as n`.execute(db);
  const { id } = await ask(owner, { businessId: large.id });
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const made = await ready(owner, id);
  clearInterval(watch);
  expect(made?.bytes).toBeGreaterThan(1_000_000);
  // As one text they are more than 40 MB, twice: as JSON and as a table.
  expect((most - before) / 1_048_576).toBeLessThan(200);
}, 120_000);

test("a database that goes away in the middle of a table ends the export with an error, and the process goes on", async () => {
  const { data: shop } = await owner.post<Business>("/businesses", { name: "Cut off" });
  await sql`insert into contacts (id, business_id, name, email, source, search_text, tags)
    select gen_random_uuid(), ${shop.id}, 'name', n || '@x.example', 'test', '', '[]' from generate_series(1, 2000) as n`.execute(
    db,
  );
  const cutOff = store.frozen(async (tx) => {
    const entries = await entriesOf(tx.dataExports, "", shop.id);
    const table = entries.find(({ name }) => name.endsWith("/csv/contacts.csv"));
    let isCut = false;
    for await (const piece of table?.read() ?? []) {
      expect(piece.length).toBeGreaterThan(0);
      if (!isCut) {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and query like 'fetch %exported%'`.execute(db);
      }
      isCut = true;
    }
  });
  await expect(cutOff).rejects.toThrow(/terminat|connection/i);
  expect((await owner.get("/me")).status).toBe(200);
});

test("an export that is being made when the process ends is given back, and made by the next one", async () => {
  const { data: shop } = await owner.post<Business>("/businesses", { name: "Leaving" });
  await sql`insert into contacts (id, business_id, name, email, source, search_text, tags)
    select gen_random_uuid(), ${shop.id}, md5(random()::text), n || '@x.example', 'test', md5(random()::text), '[]'
    from generate_series(1, 300) as n`.execute(db);
  const leaving = createDataExportService({
    workStore: store,
    businesses: createBusinessService({ store }),
    warn: (message) => expect.fail(message),
  });
  // Not by the product's own sweep, which may have taken it first: both are told to leave alike.
  await sql`insert into data_exports (id, user_id, business_id)
    select gen_random_uuid(), user_id, id from businesses where id = ${shop.id}`.execute(db);
  const working = leaving.work();
  await leaving.leave();
  await working;
  const { data: all } = await owner.get<DataExport[]>("/me/exports");
  const one = all.find(({ businessId: of }) => of === shop.id);
  expect(one?.state).not.toBe("failed");
  expect((await ready(owner, one?.id ?? ""))?.bytes).toBeGreaterThan(0);
});

test("one person has twenty exports at most, and may ask again once one is erased", async () => {
  const keeper = await product.newUser();
  await sql`insert into data_exports (id, user_id, state)
    select gen_random_uuid(), id, 'ready' from users, generate_series(1, 20) where email = ${keeper.email}`.execute(db);
  const refused = await keeper.post("/me/exports", {});
  expect(refused.problem).toMatchObject({
    status: 409,
    code: "conflict",
    detail: expect.stringContaining("Erase one"),
  });
  const [oldest] = (await keeper.get<DataExport[]>("/me/exports")).data;
  expect((await keeper.delete(`/me/exports/${oldest?.id}`)).status).toBe(204);
  expect((await keeper.post("/me/exports", {})).status).toBe(202);
});
