import { expect, test } from "vitest";
import { useModel } from "./support/model.ts";
import {
  ask,
  BRIEFS,
  contentRequest,
  factsOf,
  object,
  readBriefFile,
  requestFor,
  type Entry,
  type Written,
} from "./support/requests.ts";

const model = useModel();

type Rewritten = { passage: string; factsUsed: string[] };
const text = { type: "string" };
const schema = object({
  change: text,
  factsUsed: { type: "array", items: text },
  passage: text,
  notices: { type: "array", items: text },
});

/** What the product says for each tap, by its first words. */
const TAPS = {
  shorter: "Make it shorter: about two thirds of the length.",
  warmer: "Make it warmer: the owner talks to somebody known from across the counter.",
  specific: "Make it more specific: every general word gives way to a thing out of facts.",
  offer: "Add the offer: the one of business.offers that fits best.",
  simplify: "Simplify it: words that a neighbour uses.",
  rephrase: "Rephrase it: the same facts in other words.",
};

const rewrite = (name: string, data: Record<string, unknown>) => {
  const { business, campaign } = readBriefFile(name);
  const brief = { task: "passage", business, campaign, facts: factsOf(business), content: entry, others: {}, ...data };
  return ask<Rewritten>(model.url(), requestFor(brief, schema));
};

const entry: Entry = { channel: "facebook", date: "2027-01-20", topic: "", angle: "", callToAction: "" };

test.each([...BRIEFS])("%s: each tap gives another passage of the same language, that fits the room", async (name) => {
  const { business, campaign } = readBriefFile(name);
  const { fields } = await ask<Written>(model.url(), contentRequest(business, campaign, entry));
  const [before = "", selected = "", ...rest] = String(fields["text"]).split("\n\n");
  const around = {
    path: "text",
    before: `${before}\n\n`,
    text: selected,
    after: rest.map((part) => `\n\n${part}`).join(""),
  };

  const said: Record<string, string> = {};
  for (const [tap, instruction] of Object.entries(TAPS)) {
    const room = [{ most: 400, unit: "characters" }];
    const { passage } = await rewrite(name, { passage: around, room, instruction });
    expect(passage.trim(), tap).not.toBe(selected.trim());
    expect(passage.length, tap).toBeGreaterThan(0);
    expect(Array.from(passage).length, tap).toBeLessThanOrEqual(400);
    said[tap] = passage;
  }
  expect(said["shorter"]?.length).toBeLessThan(selected.length);
  expect(business.offers.some((offer) => said["offer"]?.includes(offer.name))).toBe(true);
  expect(new Set(Object.values(said)).size).toBeGreaterThanOrEqual(5);
});

test("a passage keeps to the room it has, however little that is", async () => {
  const passage = { path: "headlines.1", before: "", text: "Plan your first visit", after: "" };
  for (const most of [30, 20, 12]) {
    const room = [{ most, unit: "letters (East Asian ones count twice)" }];
    const answer = await rewrite("climbing-gym-boulder", { passage, room });
    expect(answer.passage.length).toBeLessThanOrEqual(most);
    expect(answer.passage).not.toBe(passage.text);
  }
});

test("a passage that ends within a sentence still leads on to what follows", async () => {
  const selected = "Some weeks go like this. You have twenty minutes, and they";
  const passage = { path: "text", before: "", text: selected, after: " deserve more." };
  const { passage: shorter } = await rewrite("bakery-lisbon", { passage, room: [], instruction: TAPS.shorter });
  expect(shorter).toBe("You have twenty minutes, and they");
});

test("versions of a text begin as they are asked to", async () => {
  const { business, campaign } = readBriefFile("bakery-lisbon");
  const texts = await Promise.all(
    ["question", "offer", "story"].map((approach) =>
      ask<Written>(
        model.url(),
        contentRequest(business, campaign, { ...entry, topic: "A fornada das sete" }, { approach }),
      ),
    ),
  );
  expect(new Set(texts.map(({ fields }) => String(fields["text"]).slice(0, 30))).size).toBe(3);
});
