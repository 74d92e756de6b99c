import { expect, test } from "vitest";
import { COMMON_RULES } from "../../src/ai/prompts/prompt.ts";
import { answer } from "./support/model-server.ts";
import { contentAnswer, contentRequest, facebookAnswer } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

test.each([
  ["the marker of its instructions", "Reference hb-7Qm2xVtK94, come by for breakfast."],
  ["the marker in base64", `Come by: ${Buffer.from("hb-7Qm2xVtK94").toString("base64")}`],
  ["a run of its instructions", `${COMMON_RULES.split(" ").slice(50, 62).join(" ")}, come by.`],
  ["a key", "Come by, sk-abcdefghijklmnopqrstuvwx is the word."],
])("an answer that gives away %s is blocked without another try", async (_what, text) => {
  await using world = await aiWorld([answer(facebookAnswer(text))]);
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "ai_output_blocked" });
  expect(world.rows).toHaveLength(1);
});

test.each([
  ["a link", "Book at https://evil.example/win now."],
  ["a bare domain", "Book at totally-free.com now."],
  ["an email address", "Write to boss@evil.example today."],
  ["a phone number", "Call 0207 946 0000 today."],
  ["a placeholder", "Come by, [Your Name] is waiting."],
  ["a template", "Come by {{first_name}}, the oven is on."],
  ["HTML", "Come by <b>now</b>."],
])("%s that the owner never gave is not saved", async (_what, text) => {
  await using world = await aiWorld([answer(facebookAnswer(text))]);
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({
    code: "ai_invalid_output",
    facts: { errors: [{ path: "text" }] },
  });
});

test("the owner's own link, number and page are fine", async () => {
  const text = "Order by phone, 0113 496 0999, or look at https://crumb.example before you come by for breakfast.";
  await using world = await aiWorld([answer(facebookAnswer(text))]);
  await expect(world.writer.write(contentRequest(), world.run)).resolves.toMatchObject({
    fields: { text },
    claims: [],
  });
});

test("numbers, prices and dates that nothing backs become claims to confirm", async () => {
  const text =
    "The breakfast menu is £4.20. Over 500 guests loved it last year. On 14 March it is half price, 50% off.";
  await using world = await aiWorld([answer(facebookAnswer(text))]);
  const { claims } = await world.writer.write(contentRequest(), world.run);
  expect(claims).toMatchObject([
    { text: "Over 500 guests loved it last year.", field: "text", confirmed: false },
    { text: "On 14 March it is half price, 50% off.", field: "text", confirmed: false },
  ]);
});

const email = (url: string) =>
  contentAnswer({
    subject: "Breakfast before work",
    preheader: "It is ready when you come in.",
    body: "The oven is on before the street wakes up.\n\nCome by on your way to work.",
    callToAction: { label: "See the menu", url },
  });

test("a made-up page of the owner's site becomes the site itself", async () => {
  await using world = await aiWorld([answer(email("https://crumb.example/winter-2027"))]);
  const { fields, receipt } = await world.writer.write(contentRequest("email"), world.run);
  expect(fields).toMatchObject({ callToAction: { url: "https://crumb.example" } });
  expect(receipt.repairs).toEqual(["link"]);
});

test("where the owner has no web address, the button's link is a claim to settle", async () => {
  const request = contentRequest("email");
  await using world = await aiWorld([answer(email("https://invented.example/"))]);
  const written = await world.writer.write({ ...request, business: { ...request.business, website: null } }, world.run);
  expect(written.fields).toMatchObject({ callToAction: { url: "https://example.com/" } });
  expect(written.claims).toMatchObject([
    { text: "https://example.com/", field: "callToAction.url", confirmed: false, kind: "link" },
  ]);
  expect(written.receipt.notices).toHaveLength(1);
});

test("rewriting one field leaves all others as they are", async () => {
  const current = {
    subject: "Old",
    preheader: "Kept as it is",
    body: "Kept too.",
    callToAction: { label: "Kept", url: "https://crumb.example/kept" },
  };
  await using world = await aiWorld([answer(email("https://crumb.example"))]);
  const { fields } = await world.writer.write(
    contentRequest("email", { field: "subject", current, instruction: "shorter" }),
    world.run,
  );
  expect(fields).toEqual({ ...current, subject: "Breakfast before work" });
});

test("what cannot be seen is taken out, and habits of models too", async () => {
  const text = "**The oven is on** [F1].\u200b Come by\u202e before work.";
  await using world = await aiWorld([answer(facebookAnswer(text))]);
  const { fields, receipt } = await world.writer.write(contentRequest(), world.run);
  expect(fields).toEqual({ text: "The oven is on. Come by before work." });
  expect(receipt.repairs).toContain("characters");
});
