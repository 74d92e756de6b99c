import type { Content, ContentVersion } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bike-repair-leipzig", 6, { channels: ["facebook", "email", "google_ads"] });
const unwritten = await contentsOf(world);

/** A written content of a channel that no other test touches. */
async function written(channel: Content["channel"], fields?: Record<string, unknown>) {
  const index = unwritten.findIndex((content) => content.channel === channel);
  const [content] = unwritten.splice(index, 1);
  const here = `${world.at}/contents/${content?.id}`;
  const { data } = await owner.post<Content>(`${here}/generate`);
  if (fields === undefined) return { here, content: data };
  const edited = await owner.patch<Content>(here, { fields: { ...data.fields, ...fields } }, tag(data));
  return { here, content: edited.data };
}

const tag = ({ version }: Content) => ({ "if-match": `"${version}"` });
const select = (path: string, whole: string, text: string) => {
  const start = whole.indexOf(text);
  return { path, start, end: start + text.length, text };
};

const BODY =
  "Hallo! 👩‍🔧\n\nDie erste warme Woche füllt unseren Ständer, und dann warten alle.  Komm lieber jetzt.\n\nBis bald";
const SENTENCE = "Die erste warme Woche füllt unseren Ständer, und dann warten alle.";

test("only the selected passage changes, and all around it stays byte for byte", async () => {
  const { here, content } = await written("email", { body: BODY });
  const selection = select("body", BODY, SENTENCE);

  const rewritten = await owner.post<Content>(`${here}/generate`, { wish: "shorter", selection });

  expect(rewritten.status, JSON.stringify(rewritten.problem)).toBe(200);
  const body = String(rewritten.data.fields?.["body"]);
  const passage = body.slice(selection.start, body.length - (BODY.length - selection.end));
  expect(body).toBe(BODY.slice(0, selection.start) + passage + BODY.slice(selection.end));
  expect(passage.length).toBeGreaterThan(5);
  expect(passage.length).toBeLessThan(SENTENCE.length);
  expect({ ...rewritten.data.fields, body: null }).toEqual({ ...content.fields, body: null });
  expect(rewritten.data).toMatchObject({ status: "draft", version: content.version + 1 });
  expect(rewritten.data.receipt?.promptId).toBe("passage_email");
  const { data: versions } = await owner.get<ContentVersion[]>(`${here}/versions`);
  expect(versions[0]).toMatchObject({ author: "ai", wish: "shorter", instruction: null });
});
