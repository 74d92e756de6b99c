import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startDemoModel } from "@handbill/demo-model";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../src/core/config.ts";
import { knownMigrations } from "../src/data/migrations/index.ts";
import { examine, type Finding } from "../src/infrastructure/doctor/examine.ts";
import { bringUpToDate } from "../src/up-to-date.ts";
import { CHILD_ENVIRONMENT } from "./support/child-environment.ts";
import { makeSpender } from "./support/ledger.ts";
import { testDatabase } from "./support/test-database.ts";

const database = await testDatabase();
const root = await mkdtemp(join(tmpdir(), "handbill-doctor-"));
const model = await startDemoModel();
const servers: Server[] = [];
afterAll(async () => {
  await model.close();
  for (const server of servers) server.close();
  await rm(root, { recursive: true });
});

const WELL = {
  PORT: "0",
  DATA_DIR: join(root, "data"),
  DATABASE_URL: database.url,
  AUTH_SECRET: "jK3-vR8_qW5.zX1+mN6/pT9=bY4~",
  OPENAI_API_KEY: "test-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
};
const SECRET = `${WELL.AUTH_SECRET}${WELL.AUTH_SECRET}`;

const examined = (settings: Record<string, string>): Promise<Finding[]> =>
  examine({
    config: readConfig({ ...WELL, AUTH_SECRET: SECRET, ...settings }, root),
    knownMigrations,
    defaultModels: ["handbill-demo", "handbill-demo"],
  });

/** What is wrong: all of it has a reason or is one, and says what to do. */
async function faultsOf(settings: Record<string, string>): Promise<Finding[]> {
  const faults = (await examined(settings)).filter(({ state }) => state === "fault");
  for (const { todo } of faults) expect(todo).toMatch(/\w{3}/);
  return faults;
}

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("a set-up that is right has no fault, and each part is named", async () => {
  const findings = await examined({});
  expect(findings.filter(({ state }) => state === "fault")).toEqual([]);
  expect(new Set(findings.map(({ about }) => about))).toEqual(
    new Set(["data", "machine", "port", "database", "secret", "address", "outside", "model", "mail"]),
  );
});

test("networks inside that connections may lead to are said, and what that means", async () => {
  const found = await examined({ OUTSIDE_ALLOW: "10.0.0.0/8, [fd00::/8]:9000" });
  expect(found.find(({ about }) => about === "outside")).toMatchObject({
    state: "note",
    what: expect.stringContaining("10.0.0.0/8, [fd00::/8]:9000"),
    why: expect.stringContaining("Whoever may add a connection"),
  });
});

test("a port that another program has is named, with how to choose another", async () => {
  const port = await listening(createServer((socket) => socket.destroy()));
  const [fault] = await faultsOf({ PORT: String(port) });
  expect(fault).toMatchObject({ about: "port", what: expect.stringContaining(String(port)) });
  expect(fault?.todo).toContain("PORT=");
});

test("a data folder that is a file is said to be one", async () => {
  await writeFile(join(root, "file"), "");
  expect(await faultsOf({ DATA_DIR: join(root, "file") })).toMatchObject([
    { about: "data", what: expect.stringContaining("is a file"), todo: expect.stringContaining("DATA_DIR") },
  ]);
});

test.each([
  ["nothing listens there", "postgres://handbill@127.0.0.1:9/handbill", "start PostgreSQL"],
  ["its host has no address", "postgres://handbill@nowhere.invalid/handbill", "has no address"],
])("a database where %s is told apart, with what to do", async (_why, address, todo) => {
  expect(await faultsOf({ DATABASE_URL: address })).toMatchObject([
    { about: "database", todo: expect.stringContaining(todo) },
  ]);
});

const roleUrl = (name: string): string => {
  const [address = "", query = ""] = database.url.split("?");
  return `${address.replace(/\/\/[^@/]*@?/, `//${name}:right@`)}${query && `?${query}`}`;
};

test("a wrong password, a database that is not there, and missing rights are told apart", async () => {
  const name = `doctor_${process.pid}`;
  await sql`create role ${sql.id(name)} login password 'right'`.execute(database.db);
  try {
    const wrong = roleUrl(name).replace(":right@", ":wrong@");
    expect((await faultsOf({ DATABASE_URL: wrong }))[0]?.todo).toContain("password");
    const gone = database.url.replace(/\/test_\w+/, "/no_such_database");
    expect((await faultsOf({ DATABASE_URL: gone }))[0]?.todo).toContain("createdb");
    const findings = await examined({ DATABASE_URL: roleUrl(name) });
    expect(findings).toContainEqual(
      expect.objectContaining({ about: "database", state: "fault", todo: expect.stringContaining("grant create") }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ about: "database", state: "note", todo: expect.stringContaining("createrole") }),
    );
  } finally {
    await sql`drop role ${sql.id(name)}`.execute(database.db);
  }
});

/** What is said of the second wall. */
const wallAsSaid = async () => {
  const findings = await examined({});
  return findings
    .filter(({ what }) => what.startsWith("Row-level security"))
    .map(({ state, what }) => `${state}: ${what}`);
};

test("it is said whether row-level security holds, which tables it does not cover, and where it shows what it must not", async () => {
  await bringUpToDate(database.url);
  await makeSpender(database);
  expect(await wallAsSaid()).toEqual(["well: Row-level security holds."]);
  await sql`alter table contacts disable row level security`.execute(database.db);
  expect(await wallAsSaid()).toEqual(["note: Row-level security does not cover these tables yet: contacts."]);
  await sql`alter table contacts enable row level security`.execute(database.db);
  await sql`create policy careless on businesses using (true)`.execute(database.db);
  expect(await wallAsSaid()).toEqual([expect.stringMatching(/^fault: .*does not hold/)]);
  await sql`drop policy careless on businesses`.execute(database.db);
  expect(await wallAsSaid()).toEqual(["well: Row-level security holds."]);
});

test("steps that are still to be taken, and those of a newer version, are said and are no fault", async () => {
  await sql`delete from kysely_migration where name = ${knownMigrations.at(-1)}`.execute(database.db);
  expect(await examined({})).toContainEqual(
    expect.objectContaining({ state: "note", what: expect.stringMatching(/^1 steps? of the database/) }),
  );
  await sql`insert into kysely_migration (name, timestamp) values (${knownMigrations.at(-1)}, now()::text), ('9999-later', now()::text)`.execute(
    database.db,
  );
  expect(await examined({})).toContainEqual(
    expect.objectContaining({ state: "note", what: expect.stringContaining("9999-later") }),
  );
  await sql`delete from kysely_migration where name = '9999-later'`.execute(database.db);
});

test("a secret that is easy to guess is one that must be changed, and is not shown", async () => {
  const faults = await faultsOf({ AUTH_SECRET: "ab".repeat(20) });
  expect(faults).toMatchObject([{ about: "secret", todo: expect.stringContaining("openssl rand") }]);
  expect(JSON.stringify(faults)).not.toContain("abab");
});

test.each([
  ["https without a proxy that is named", { PUBLIC_URL: "https://shop.example" }, "TRUST_PROXY"],
  ["a proxy, and an address of this machine", { TRUST_PROXY: "10.0.0.0/8" }, "PUBLIC_URL"],
  [
    "an unencrypted address in production",
    { PUBLIC_URL: "http://shop.example", NODE_ENV: "production", HOST: "0.0.0.0" },
    "https",
  ],
])("%s does not fit together, and it is said how it would", async (_name, settings, todo) => {
  expect(await faultsOf(settings)).toMatchObject([{ about: "address", todo: expect.stringContaining(todo) }]);
});

test("a model's server that is away, a key that it refuses, and a name that it does not know are told apart", async () => {
  expect((await faultsOf({ OPENAI_BASE_URL: "http://127.0.0.1:9/v1" }))[0]?.todo).toContain("OPENAI_BASE_URL");
  const strict = await listening(createHttpServer((_request, response) => response.writeHead(401).end("{}")));
  expect((await faultsOf({ OPENAI_BASE_URL: `http://127.0.0.1:${strict}/v1` }))[0]).toMatchObject({
    what: expect.stringContaining("refuses the key"),
    todo: expect.stringContaining("OPENAI_API_KEY"),
  });
  const [unknown] = await faultsOf({ AI_MODEL_CONTENT: "no-such-model" });
  expect(unknown?.what).toContain("no-such-model");
  expect(unknown?.todo).toContain("handbill-demo");
});

test("a mail server and a Redis that take no connection are named with their settings, without their passwords", async () => {
  const faults = await faultsOf({
    SMTP_URL: "smtp://me:hunter2@127.0.0.1:9",
    REDIS_URL: "redis://:hunter2@127.0.0.1:9",
  });
  expect(faults.map(({ about }) => about).toSorted()).toEqual(["mail", "redis"]);
  expect(JSON.stringify(faults)).not.toContain("hunter2");
});

test("what a crash left on the disk is said, so that nobody removes it", async () => {
  const spool = join(root, "data", "spool");
  await mkdir(spool, { recursive: true });
  await writeFile(join(spool, "left.json"), "{}");
  await utimes(join(spool, "left.json"), new Date(), new Date(Date.now() - 3_600_000));
  expect(await examined({})).toContainEqual(
    expect.objectContaining({ about: "data", state: "note", todo: expect.stringContaining("Do not remove") }),
  );
});

const run = (settings: Record<string, string>, ...words: string[]): Promise<{ code: number; output: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [resolve(import.meta.dirname, "../src/doctor.ts"), ...words],
      { env: { ...CHILD_ENVIRONMENT, ...WELL, AUTH_SECRET: SECRET, ...settings } },
      (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : 0, output: out + err }),
    );
  });

test("at the terminal it is read as sentences and ends with 1 where something is wrong; for a program it is JSON", async () => {
  const well = await run({});
  expect(well).toMatchObject({ code: 0, output: expect.stringContaining("Handbill can start.") });
  const bad = await run({ DATABASE_URL: "postgres://handbill@127.0.0.1:9/handbill" });
  expect(bad.code).toBe(1);
  expect(bad.output).toMatch(/WRONG The database.*\n.*What to do: Nothing listens there/);
  const wrong = await run({ LOG_LEVEL: "loud" }, "--json");
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.output)).toMatchObject({
    well: false,
    findings: [{ about: "settings", state: "fault", what: expect.stringContaining("LOG_LEVEL") }],
  });
});
