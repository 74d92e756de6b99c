import type { Claim, Fields } from "@handbill/contracts";
import { expect, test } from "vitest";
import { createContentReview } from "../../src/ai/content-review.ts";
import { loadLanguageCheck } from "../../src/ai/rules/language.ts";
import { contentRequest } from "./support/requests.ts";

const { review } = createContentReview();

const reviewed = (fields: Fields, claims: Claim[] = []) => {
  const { business, campaign, strategy, content } = contentRequest();
  return review({ business, campaign, strategy, content, fields, claims });
};

test("a person's text of what the profile says has nothing to confirm", async () => {
  await expect(reviewed({ text: "The breakfast menu is £4.20 on weekdays until 11:00." })).resolves.toEqual([]);
});

test("what a person adds is marked: numbers, links, accounts, placeholders", async () => {
  const text = "Now £3.90. Book at other-shop.com today. Ask @stranger_account. Come by, [Your Name].";
  const claims = await reviewed({ text });
  expect(claims.map((claim) => [claim.kind, claim.text])).toEqual([
    ["link", "Book at other-shop.com today."],
    ["link", "Ask @stranger_account."],
    ["value", "Now £3.90."],
    ["compliance", "Come by, [Your Name]."],
  ]);
  expect(claims.every(({ confirmed, blocks, reason }) => !confirmed && blocks === undefined && reason !== "")).toBe(
    true,
  );
});

test("what a person has confirmed stays so where the sentence and its field are the same", async () => {
  const [claim] = await reviewed({ text: "Now £3.90. Come by." });
  if (!claim) throw new Error("There is no claim.");
  const confirmed = { ...claim, confirmed: true };

  await expect(reviewed({ text: "Come in! Now £3.90." }, [confirmed])).resolves.toEqual([confirmed]);
  await expect(reviewed({ text: "Now £3.80." }, [confirmed])).resolves.toMatchObject([
    { text: "Now £3.80.", confirmed: false },
  ]);
  await expect(reviewed({ text: "Come by." }, [confirmed])).resolves.toEqual([]);
});

test("a sentence with several findings is one claim with all reasons", async () => {
  const [claim, ...more] = await reviewed({ text: "Last chance: the best bread in town, half price, only £1." });
  expect(more).toEqual([]);
  expect(claim).toMatchObject({ kind: "value", confirmed: false, rule: { id: "uk-urgency", jurisdiction: "UK" } });
  expect(claim?.reason).toContain('"£1" is not in your profile');
});

test("a reminder does not hold up the approval", async () => {
  const claims = await reviewed({ text: "Baked in partnership with the mill." });
  expect(claims).toMatchObject([
    { kind: "compliance", blocks: false, rule: { id: "uk-ad-label", source: expect.any(String) } },
  ]);
});

test("a text in another language is marked where languages are judged, and only there", async () => {
  const { business, campaign, strategy, content } = contentRequest();
  const text = "Der Ofen ist schon warm, bevor die Straße aufwacht. Komm auf dem Weg zur Arbeit vorbei.";
  const input = { business, campaign, strategy, content, fields: { text }, claims: [] };
  await expect(createContentReview({ loadLanguage: loadLanguageCheck }).review(input)).resolves.toMatchObject([
    { kind: "language", field: "text", reason: "The text is in German; it should be in English." },
  ]);
  await expect(review(input)).resolves.toEqual([]);
});
