import type { Campaign, Content } from "@handbill/contracts";
import { expect, test } from "vitest";
import { brief } from "../support/briefs.ts";
import { contentsOf, plannedCampaign, type World } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();

const twoOfAChannel = async (world: World): Promise<[Content, Content]> => {
  const groups = Map.groupBy(await contentsOf(world), ({ channel }) => channel);
  const [one, other] = [...groups.values()].find((group) => group.length > 1) ?? [];
  if (!one || !other) throw new Error("No two of a channel.");
  return [one, other];
};

async function nextPlan({ at }: World, name: string): Promise<Campaign> {
  const { campaign } = brief(name);
  const { data, problem } = await owner.post<Campaign>(`${at}/campaigns`, { ...campaign, contentCount: 3 });
  expect(data?.strategy, JSON.stringify(problem)).toBeTruthy();
  return data;
}

test.for(["bakery-lisbon", "tea-shop-kyoto"])(
  "the next plan of %s cites what was measured, and nothing while there is too little",
  async (name) => {
    const world = await plannedCampaign(owner, name, 10);
    const [one, other] = await twoOfAChannel(world);
    const enter = (content: Content, clicks: number, impressions: number) =>
      owner.put(`${world.at}/contents/${content.id}/analytics`, { clicks, impressions });

    await enter(one, 3, 40);
    const early = await nextPlan(world, name);
    await enter(one, 90, 1_000);
    await enter(other, 30, 1_000);
    const late = await nextPlan(world, name);

    expect(early.strategy?.evidence).toEqual([]);
    expect(late.strategy?.evidence).toHaveLength(1);
    const [evidence] = late.strategy?.evidence ?? [];
    expect(evidence).toMatchObject({ metric: "click_rate", value: 0.09 });
    expect(evidence?.contents?.map(({ contentId }) => contentId)).toEqual([one.id, other.id]);
    expect(evidence?.statement).toContain(one.topic);
    expect(evidence?.source).toContain("click rate 9 % of 1,000");
  },
);

test("nobody learns from the results of another business", async () => {
  const world = await plannedCampaign(owner, "bakery-lisbon", 10);
  const [one] = await twoOfAChannel(world);
  await owner.put(`${world.at}/contents/${one.id}/analytics`, { clicks: 90, impressions: 1_000 });

  const elsewhere = await plannedCampaign(owner, "bike-repair-leipzig", 3);
  const here = await nextPlan(world, "bakery-lisbon");

  expect(elsewhere.campaign.strategy?.evidence).toEqual([]);
  expect(here.strategy?.evidence).toHaveLength(1); // nothing won, and it says so
  expect(here.strategy?.evidence[0]?.contents).toHaveLength(1);
});
