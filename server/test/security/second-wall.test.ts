import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import type { Campaign } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, inject, test, vi } from "vitest";
import { newId } from "../../src/core/ids.ts";
import type { OwnedBusiness } from "../../src/data/models/business.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import type { Client } from "../support/client.ts";
import { forDatabase } from "../support/cluster.ts";
import type { TestProduct } from "../support/product.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { wholeDatabase } from "../support/whole-database.ts";
import { type OpenApi, plausibleBody } from "./support/plausible-body.ts";

/*
 * The product without its first wall: whoever asks is taken for the owner of whatever business they name. All that is left between a
 * stranger and the rows of a business is the database.
 */
vi.mock("../../src/data/repositories/business-repository.ts", async (importOriginal) => {
  const real = await importOriginal<typeof import("../../src/data/repositories/business-repository.ts")>();
  return {
    ...real,
    createBusinessRepository(db: Parameters<typeof real.createBusinessRepository>[0]) {
      const repository = real.createBusinessRepository(db);
      return {
        ...repository,
        async findOwned(userId: string, id: string): Promise<OwnedBusiness | undefined> {
          const own = await repository.findOwned(userId, id);
          if (own) return own;
          const [any] = (await repository.list(userId, 1, undefined)).items;
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the very lie that this file is about
          return any && ({ ...any, id, userId, payerId: userId } as OwnedBusiness);
        },
      };
    },
  };
});

// What other files of this process have loaded knows nothing of it, and what is loaded here is of no use to them.
vi.resetModules();
afterAll(() => vi.resetModules());
const { plannedCampaign, writtenContent } = await import("../support/campaigns.ts");
const { testProduct } = await import("../support/product.ts");

const CANARY = "zimtschnecke";

/** Of Ada's, by the names that they have in addresses. */
type Ids = Record<string, string> & { businessId: string };

/** Ada has a bit of everything, and each text of hers names the canary. */
async function adasThings({ database: { db } }: TestProduct, ada: Client): Promise<Ids> {
  const world = await plannedCampaign(ada, "bakery-lisbon", 3);
  const content = await writtenContent(world);
  const { businessId, id: campaignId } = world.campaign;
  const of = {
    contactId: newId(),
    conversationId: newId(),
    messageId: newId(),
    savedReplyId: newId(),
    faqId: newId(),
    connectionId: newId(),
    linkId: newId(),
    pictureId: newId(),
  };
  await sql`update campaigns set name = ${CANARY} where business_id = ${businessId}`.execute(db);
  await sql`update contents set topic = ${CANARY} where business_id = ${businessId}`.execute(db);
  await sql`insert into contacts (id, business_id, name, email, source, search_text) values (${of.contactId}, ${businessId}, ${CANARY}, 'kurt@x.example', 'manual', ${CANARY})`.execute(
    db,
  );
  await sql`insert into conversations (id, business_id, contact_id, channel, subject, subject_key, status, last_direction, excerpt, reply_token)
    values (${of.conversationId}, ${businessId}, ${of.contactId}, 'email', ${CANARY}, '', 'open', 'inbound', ${CANARY}, ${newId()})`.execute(
    db,
  );
  await sql`insert into messages (id, business_id, conversation_id, direction, channel, status, author_kind, body)
    values (${of.messageId}, ${businessId}, ${of.conversationId}, 'inbound', 'email', 'received', 'contact', ${CANARY})`.execute(
    db,
  );
  await sql`insert into saved_replies (id, business_id, name, body) values (${of.savedReplyId}, ${businessId}, ${CANARY}, ${CANARY})`.execute(
    db,
  );
  await sql`insert into faq_entries (id, business_id, question, answer, language, status) values (${of.faqId}, ${businessId}, ${CANARY}, ${CANARY}, 'pt', 'accepted')`.execute(
    db,
  );
  await sql`insert into connections (id, business_id, kind, name, channels, settings, secrets, hints)
    values (${of.connectionId}, ${businessId}, 'webhook', ${CANARY}, '[]', '{}', '', '{}')`.execute(db);
  await sql`insert into links (id, business_id, content_id, campaign_id, code, address, destinations, utm)
    values (${of.linkId}, ${businessId}, ${content.id}, ${campaignId}, 'zimtcode', ${`https://x.example/${CANARY}`}, '[]', '{}')`.execute(
    db,
  );
  await sql`insert into pictures (id, business_id, width, height, size, whole, small) values (${of.pictureId}, ${businessId}, 1, 1, 12, ${Buffer.from(CANARY)}, ${Buffer.from(CANARY)})`.execute(
    db,
  );
  return { ...of, businessId, campaignId, contentId: content.id, jobId: content.jobId ?? "" };
}

type Answer = { name: string; status: number; text: string };

/** Asks every route as this user, with Ada's ids wherever an id belongs. */
async function askEverything({ url }: TestProduct, { token }: Client, ids: Ids, methods: RegExp): Promise<Answer[]> {
  const document: OpenApi = JSON.parse(await (await fetch(new URL("/api/openapi.json", url))).text());
  const operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/api/v1") && !path.includes("/events") && path !== "/api/v1/me")
    .flatMap(([path, all]) => Object.entries(all).map(([method, operation]) => ({ method, path, operation })))
    .filter(({ method }) => methods.test(method))
    .toSorted((one, other) => Number(one.method === "delete") - Number(other.method === "delete"));
  const answers: Answer[] = [];
  for (const { method, path, operation } of operations) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? "1");
    const body = plausibleBody(document, operation, ids);
    const response = await fetch(new URL(address, url), {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        "if-match": "*",
        prefer: "respond-async",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    answers.push({ name: `${method} ${path}`, status: response.status, text: await response.text() });
  }
  return answers;
}

/** Rows that name Ada's business; not the counts of requests, which are taken before anything is asked for. */
async function rowsOf(database: TestDatabase, { businessId }: Ids): Promise<Record<string, string[]>> {
  const tables = [...(await wholeDatabase(database))].map(
    ([name, rows]) => [name, [...rows].filter((row) => row.includes(businessId)).toSorted()] as const,
  );
  return Object.fromEntries(tables.filter(([name, rows]) => rows.length > 0 && name !== "rate_limits"));
}

const leaks = (answers: Answer[]) => answers.filter(({ text }) => text.includes(CANARY)).map(({ name }) => name);

function readLog(): { log: Writable; lines: string[] } {
  const lines: string[] = [];
  const write: Writable["_write"] = (line, _encoding, done) => {
    lines.push(String(line));
    done();
  };
  return { log: new Writable({ write }), lines };
}

/** A PostgreSQL whose user may not make roles, as some hosts have it. */
async function databaseWithoutRoles(): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  const name = `narrow_${process.pid}_${randomBytes(4).toString("hex")}`;
  const admin = openDatabase(clusterUrl, { max: 1, statementTimeoutMs: 60_000 });
  await sql`create role ${sql.id(name)} login password 'narrow'`.execute(admin.db);
  await sql`create database ${sql.id(name)} owner ${sql.id(name)}`.execute(admin.db);
  const url = forDatabase(clusterUrl, name).replace(/\/\/[^@]*@/, `//${name}:narrow@`);
  const database = openDatabase<Tables>(url, { max: 2, acquireTimeoutMs: 60_000 });
  afterAll(async () => {
    await database.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db);
    await sql`drop role ${sql.id(name)}`.execute(admin.db);
    await admin.close();
  });
  return { ...database, url };
}

test("with the check of the application gone, the database alone keeps a stranger from every row of a business", async () => {
  const { log, lines } = readLog();
  const product = await testProduct({ AI_REQUESTS_PER_MINUTE: "100000", OUTSIDE_PER_MINUTE: "100000" }, { log });
  const [ada, eve] = [await product.newUser("Ada"), await product.newUser("Eve")];
  await plannedCampaign(eve, "tea-shop-kyoto", 1);
  const ids = await adasThings(product, ada);
  // The lie is believed, and what is asked for is there to be seen.
  expect(await eve.get<Campaign>(`/businesses/${ids.businessId}`)).toMatchObject({
    status: 200,
    data: { id: ids.businessId },
  });
  const owners = await askEverything(product, ada, ids, /get/);
  expect(leaks(owners).length).toBeGreaterThan(15);
  const before = await rowsOf(product.database, ids);
  expect(Object.keys(before).length).toBeGreaterThan(15);

  const answers = await askEverything(product, eve, ids, /./);
  expect(leaks(answers)).toEqual([]);
  expect(await rowsOf(product.database, ids)).toEqual(before);
  // What broke, broke at the wall.
  const faults = lines.map((line) => JSON.parse(line)).filter(({ err }) => err !== undefined);
  for (const { name, status, text } of answers.filter((one) => one.status >= 500)) {
    const { requestId } = JSON.parse(text);
    const codes = faults.filter((line) => line.requestId === requestId).map(({ err }) => err.code);
    expect(codes, `${name} ${status}`).toContain("42501");
  }
});

test("where the database user may not make roles the product starts without the wall and says so once, and nothing else holds", async () => {
  const { log, lines } = readLog();
  const product = await testProduct({}, { database: await databaseWithoutRoles(), log });
  const [ada, eve] = [await product.newUser("Ada"), await product.newUser("Eve")];
  await plannedCampaign(eve, "tea-shop-kyoto", 1);
  const ids = await adasThings(product, ada);
  expect(lines.filter((line) => line.includes("without row-level security"))).toHaveLength(1);
  expect(leaks(await askEverything(product, eve, ids, /get/)).length).toBeGreaterThan(10);
});
