import type { Channel, Content, PublishKit, Scheduled, TrackedLink } from "@handbill/contracts";
import { expect, test } from "vitest";
import { partsOf, sharedText } from "../../src/services/publish-kit/parts.ts";
import { composerOf, imagesOf } from "../../src/services/publish-kit/places.ts";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2, { startsOn: "2027-07-01", endsOn: "2027-07-31" });
const [first, second] = await contentsOf(world);
const kitOf = (content: Content | undefined) => owner.get<PublishKit>(`${world.at}/contents/${content?.id}/kit`);

test("an approved text is handed out field by field, with a free time and the place where it is written", async () => {
  const content = await approvedContent(world, first);
  const { data } = await kitOf(content);
  expect(data).toMatchObject({ channel: content.channel, version: content.version });
  expect(data.parts.every(({ text }) => text !== "")).toBe(true);
  expect(data.bestTime?.timezone).toBe("Europe/Lisbon");
  expect(data.composer?.url).toMatch(/^(https:|mailto:)/);

  const { data: scheduled } = await owner.post<Scheduled>(`${world.at}/contents/${content.id}/schedule`, {
    at: "2027-07-15T10:00",
  });
  expect((await kitOf(scheduled.content)).data.bestTime).toMatchObject({ at: "2027-07-15T10:00:00+01:00" });
});

test("an email that is posted by hand has its counted links, the same ones each time", async () => {
  const mail = await plannedCampaign(owner, "bakery-lisbon", 1, { channels: ["email"] });
  const content = await approvedContent(mail, (await contentsOf(mail))[0]);
  const path = `${mail.at}/contents/${content.id}`;
  const { data: kit } = await owner.get<PublishKit>(`${path}/kit`);
  const again = await owner.get<PublishKit>(`${path}/kit`);
  const { data: links } = await owner.get<TrackedLink[]>(`${path}/links`);

  expect(links.length).toBeGreaterThan(0);
  expect(kit.parts.map(({ text }) => text).join(" ")).toContain(links[0]?.url);
  expect(again.data.parts).toEqual(kit.parts);
  expect(links[0]?.destinations[0]).toMatchObject({ address: links[0]?.address, url: expect.stringContaining("utm_") });
});

test("what nobody approved is not handed out, and a stranger learns nothing", async () => {
  expect((await kitOf(second)).problem).toMatchObject({ code: "not_approved", status: 409 });
  const stranger = await product.newUser();
  expect((await stranger.get(`${world.at}/contents/${first?.id}/kit`)).problem.code).toBe("not_found");
});

const FIELDS: Partial<Record<Channel, Record<string, unknown>>> = {
  instagram: { caption: "Fresh at 7", hashtags: ["BreadLisbon", "#Alfama"], altText: "A loaf" },
  x: { thread: ["One & only", "Two"] },
  threads: { text: "Hello", topicTag: "#Bread" },
  email: {
    subject: "Bread?",
    preheader: "From seven",
    body: "**Hello**\n\n- one\n- [two](https://a.example/2)",
    callToAction: { label: "Order", url: "https://a.example" },
  },
  sms: { text: "Bread – “fresh”" },
  blog: { title: "Rye", description: "Why", sections: [{ heading: "How", body: "Take **flour**." }] },
};

const kitParts = (channel: Channel) => partsOf(channel, FIELDS[channel] ?? {});

test("each network gets its text as it takes it", () => {
  expect(kitParts("instagram")[0]?.text).toBe("Fresh at 7\n\n#BreadLisbon #Alfama");
  expect(kitParts("x").map(({ label }) => label)).toEqual(["Post 1", "Post 2"]);
  expect(kitParts("threads")).toContainEqual({ label: "Topic", text: "Bread" });
  expect(kitParts("sms")[0]?.text).toBe('Bread - "fresh"');
  expect(kitParts("email").map(({ text }) => text)).toContain("Hello\n\n• one\n• two (https://a.example/2)");
  expect(kitParts("blog").map(({ text }) => text)).toEqual([
    "Rye",
    "Why",
    "## How\n\nTake **flour**.",
    "How\n\nTake flour.",
  ]);
});

test("what is shared as one text has no field of another form in it", () => {
  expect(sharedText("instagram", kitParts("instagram"))).not.toContain("A loaf");
  expect(sharedText("blog", kitParts("blog"))).toBe("Rye\n\nWhy\n\nHow\n\nTake flour.");
});

test("a composer opens with the text in it, whatever is in the text", () => {
  expect(new URL(composerOf("x", kitParts("x"))?.url ?? "").searchParams.get("text")).toBe("One & only");
  const mail = new URL(composerOf("email", kitParts("email"))?.url ?? "");
  expect(mail.searchParams.get("subject")).toBe("Bread?");
  expect(mail.searchParams.get("body")).toContain("\r\n\r\nOrder: https://a.example");
  expect(composerOf("blog", kitParts("blog"))).toBeNull();
  expect(imagesOf("instagram")[0]).toMatchObject({ width: 1080, height: 1350, required: true });
});
