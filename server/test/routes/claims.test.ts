import type { Business, Campaign, Claim, Content } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 12);
const unwritten = (await contentsOf(world)).filter(({ channel }) => channel === "facebook" || channel === "instagram");

const tag = ({ version }: Content) => ({ "if-match": `"${version}"` });
const isOpen = ({ confirmed, blocks }: Claim) => !confirmed && blocks !== false;

/** A written content whose text a person has ended with a sentence. */
async function edited(sentence: string): Promise<{ here: string; content: Content }> {
  const content = unwritten.shift();
  const here = `${world.at}/contents/${content?.id}`;
  const { data: written } = await owner.post<Content>(`${here}/generate`);
  const main = written.channel === "instagram" ? "caption" : "text";
  const fields = { ...written.fields, [main]: `${String(written.fields?.[main])} ${sentence}` };
  const { data } = await owner.patch<Content>(here, { fields }, tag(written));
  return { here, content: data };
}

test("a price that the profile does not hold is marked on an edit, says why, and blocks approval until it is confirmed", async () => {
  const { here, content } = await edited("O bolo custa 87,31 €.");
  const claim = content.claims.find(({ text }) => text.includes("87,31"));
  expect(claim).toMatchObject({ confirmed: false });
  expect(claim?.reason).toMatch(/\S/);

  const refused = await owner.post<Content>(`${here}/approve`);
  expect(refused.problem).toMatchObject({ status: 409, code: "claims_unconfirmed" });
  expect(refused.problem.errors.length).toBeGreaterThan(0);
  expect(refused.problem.current).toMatchObject({ id: content.id, status: "draft" });

  const open = content.claims.filter(isOpen).map(({ text, field }) => ({ text, field }));
  const { data: confirmed } = await owner.post<Content>(`${here}/claims/confirm`, { claims: open });
  expect(confirmed.claims.filter(isOpen)).toEqual([]);
  const approved = await owner.post<Content>(`${here}/approve`);
  expect(approved.data).toMatchObject({ status: "approved" });
  expect(approved.data.claims.find(({ text }) => text.includes("87,31"))).toMatchObject({ confirmed: true });
});

test("a confirmation can be taken back, and holds only while the sentence stays as it is", async () => {
  const { here, content } = await edited("O bolo custa 87,31 €.");
  const named = content.claims.filter(isOpen).map(({ text, field }) => ({ text, field }));
  await owner.post<Content>(`${here}/claims/confirm`, { claims: named });
  const { data: back } = await owner.post<Content>(`${here}/claims/confirm`, { claims: named, confirmed: false });
  expect(back.claims.filter(isOpen)).toHaveLength(named.length);
  const { data: again } = await owner.post<Content>(`${here}/claims/confirm`, { claims: named });

  const main = again.channel === "instagram" ? "caption" : "text";
  const text = String(again.fields?.[main]);
  const same = await owner.patch<Content>(
    here,
    { fields: { ...again.fields, [main]: `${text}\n\nAté já!` } },
    tag(again),
  );
  expect(same.data.claims.find((claim) => claim.text.includes("87,31"))).toMatchObject({ confirmed: true });
  const other = text.replace("87,31", "88,41");
  const changed = await owner.patch<Content>(here, { fields: { ...again.fields, [main]: other } }, tag(same.data));
  expect(changed.data.claims.find((claim) => claim.text.includes("88,41"))).toMatchObject({ confirmed: false });
});

test("what the owner adds to the facts needs no confirmation any more", async () => {
  const { here, content } = await edited("O bolo custa 91,77 €.");
  expect(content.claims.some(({ text }) => text.includes("91,77"))).toBe(true);
  const { data: business } = await owner.get<Business>(world.at);
  await owner.patch(world.at, { facts: [...business.facts, "O bolo grande custa 91,77 €."] });
  const approved = await owner.post<Content>(`${here}/approve`);
  expect(approved.data.claims.some(({ text }) => text.includes("91,77"))).toBe(false);
});

test("only statements that are on the content are confirmed, and only on a draft", async () => {
  const { here, content } = await edited("Até já!");
  const unknown = await owner.post(`${here}/claims/confirm`, {
    claims: [{ text: "The moon is cheese.", field: "text" }],
  });
  expect(unknown.problem).toMatchObject({ status: 400, code: "invalid_request" });
  const none = await owner.post(`${here}/claims/confirm`, { claims: [] });
  expect(none.status).toBe(400);
  const open = content.claims.filter(isOpen).map(({ text, field }) => ({ text, field }));
  if (open.length > 0) await owner.post(`${here}/claims/confirm`, { claims: open });
  const approved = await owner.post<Content>(`${here}/approve`);
  expect(approved.status).toBe(200);
  const late = await owner.post(`${here}/claims/confirm`, { claims: [{ text: "x", field: "text" }] });
  expect(late.problem).toMatchObject({ status: 409, code: "conflict" });
});

test("thumbs are kept with the text they judge, also over a reload, and go with the next text of the AI", async () => {
  const content = await writtenContent(world);
  const here = `${world.at}/contents/${content.id}`;
  const rated = await owner.put<Content>(`${here}/rating`, { rating: "down", note: "Too loud." });
  expect(rated.data).toMatchObject({ rating: "down", version: content.version });
  expect((await owner.get<Content>(here)).data.rating).toBe("down");
  const kept = await product.database.db.selectFrom("aiRatings").selectAll().execute();
  expect(kept).toMatchObject([
    { contentId: content.id, rating: "down", note: "Too loud.", model: content.receipt?.model },
  ]);
  const again = await owner.post<Content>(`${here}/generate`, { instruction: "Shorter, please." });
  expect(again.data.rating).toBeNull();
});

test("a plan is judged as well, and nothing is judged that the AI has not made", async () => {
  const up = await owner.put<Campaign>(`${world.at}/campaigns/${world.campaign.id}/rating`, { rating: "up" });
  expect(up.data.rating).toBe("up");
  const taken = await owner.put<Campaign>(`${world.at}/campaigns/${world.campaign.id}/rating`, { rating: null });
  expect(taken.data.rating).toBeNull();
  const wrong = await owner.put(`${world.at}/campaigns/${world.campaign.id}/rating`, { rating: "sideways" });
  expect(wrong.status).toBe(400);
  const empty = (await contentsOf(world)).find(({ status }) => status === "placeholder");
  const refused = await owner.put(`${world.at}/contents/${empty?.id}/rating`, { rating: "up" });
  expect(refused.problem).toMatchObject({ status: 409, code: "conflict" });
});

test("the receipt says which prompt asked, what was checked and on which facts it rests", async () => {
  const { content } = await edited("Até já!");
  const { receipt } = content;
  expect(receipt?.promptId).toBe(content.channel);
  expect(receipt?.promptVersion).toBeGreaterThan(0);
  expect(receipt?.checked?.length).toBeGreaterThan(5);
  expect(receipt?.factsUsed?.length).toBeGreaterThan(0);
});
