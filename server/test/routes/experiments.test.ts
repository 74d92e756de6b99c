import type { Experiment } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createExperimentService } from "../../src/services/experiment-service.ts";
import { plannedCampaign } from "../support/campaigns.ts";
import { storeOn } from "../support/ledger.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const { db } = product.database;
const store = storeOn(product.database);
const { sweep } = createExperimentService({ store, businesses: createBusinessService({ store }) });
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 1);
const businessId = world.at.split("/")[2] ?? "";

/** A link with as many destinations as weights. */
async function link(...weights: number[]): Promise<{ id: string; here: string }> {
  const id = newId();
  const destinations = weights.map((weight, index) => ({ url: `https://bakery.example/${index}`, weight }));
  await sql`insert into links (id, business_id, code, address, destinations, utm)
    values (${id}, ${businessId}, ${id}, 'https://bakery.example', ${JSON.stringify(destinations)}, '{}')`.execute(db);
  return { id, here: `${world.at}/links/${id}/experiment` };
}

const happened = (linkId: string, variant: number, kind: string, count: number, bot: string | null = null) =>
  sql`insert into events (id, business_id, occurred_at, kind, link_id, variant, bot, source)
    select gen_random_uuid(), ${businessId}, now(), ${kind}, ${linkId}, ${variant}, ${bot}, 'test'
    from generate_series(1, ${count}::integer)`.execute(db);
const daysLater = (id: string, days: number) =>
  sql`update experiments set started_at = started_at - make_interval(days => ${days}) where link_id = ${id}`.execute(
    db,
  );
const weightsOf = async (id: string): Promise<number[]> => {
  const row = await db.selectFrom("links").select("destinations").where("id", "=", id).executeTakeFirstOrThrow();
  return row.destinations.map(({ weight }) => weight);
};

test("a test is ended by its rule, and all visitors go where more came of it", async () => {
  const { id, here } = await link(1, 1);
  const started = await owner.post<Experiment>(here);
  expect(started.data).toMatchObject({ state: "running", winner: null, arms: [{ variant: 0 }, { variant: 1 }] });

  await happened(id, 0, "click", 400);
  await happened(id, 0, "conversion", 10);
  await happened(id, 1, "click", 400);
  await happened(id, 1, "conversion", 60);
  await happened(id, 0, "conversion", 300, "crawler");
  await sweep();
  const sameDay = await owner.get<Experiment>(here);
  await daysLater(id, 2);
  await sweep();
  const { data } = await owner.get<Experiment>(here);

  expect(sameDay.data.state).toBe("running");
  expect(data).toMatchObject({ state: "decided", winner: 1 });
  expect(await weightsOf(id)).toEqual([0, 100]);
});

test("an owner can stop a test; one destination cannot be tested; and tests are nobody else's", async () => {
  const { id, here } = await link(3, 2);
  const alone = await link(1);
  const stranger = await product.newUser("Eve");

  await owner.post(here);
  const foreign = await Promise.all([stranger.get(here), stranger.post(here), stranger.post(`${here}/stop`)]);
  const stopped = await owner.post<Experiment>(`${here}/stop`);
  await sweep();

  expect(foreign.map(({ problem }) => problem.code)).toEqual(["not_found", "not_found", "not_found"]);
  expect(stopped.data).toMatchObject({ state: "stopped", winner: null });
  expect(await weightsOf(id)).toEqual([3, 2]);
  expect((await owner.post(alone.here)).problem.code).toBe("conflict");
  expect((await owner.get(alone.here)).data).toBeNull();
  expect((await owner.get(`${world.at}/links/${newId()}/experiment`)).problem.code).toBe("not_found");
});
