import { assert, asyncProperty } from "fast-check";
import { expect, test } from "vitest";
import { plannedCampaign, writtenContent } from "../support/campaigns.ts";
import { faultIn, oddRequests } from "../support/odd-requests.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 3);
const content = await writtenContent(world);
const { businessId, id: campaignId } = world.campaign;
const ids = { businessId, campaignId, contentId: content.id, jobId: content.jobId ?? "" };
const document = JSON.parse(await (await fetch(new URL("/api/openapi.json", product.url))).text());

test.each(oddRequests(document, ids))("$name answers odd requests in words", async ({ request }) => {
  await assert(
    asyncProperty(request, async ({ address, init }) => {
      const headers = { authorization: `Bearer ${owner.token}`, ...init.headers };
      const response = await fetch(new URL(address, product.url), { ...init, headers });
      expect(await faultIn(response)).toBeUndefined();
    }),
    { numRuns: 16, seed: 20_261_123 },
  );
});

test("after all that the server still serves its owner", async () => {
  expect((await owner.get("/businesses")).status).toBe(200);
});
