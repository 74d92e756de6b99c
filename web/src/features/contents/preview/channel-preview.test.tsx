import { CHANNELS, type Business, type Channel, type Content } from "@handbill/contracts";
import axe from "axe-core";
import { useState, type ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { businessQuery } from "../../../api/businesses.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import { ChannelPreview } from "./channel-preview.tsx";

const WORDS = "word ".repeat(200).trim();

const FIELDS: Record<Channel, DraftFields> = {
  instagram: { caption: WORDS, hashtags: ["bread", "#lisbon"], altText: "A loaf on a table" },
  facebook: { text: `${WORDS} corner.example/menu` },
  linkedin: { text: WORDS },
  x: { thread: ["First post", "Second post"] },
  bluesky: { text: "Fresh bread #bread corner.example" },
  threads: { text: "word ".repeat(70).trim(), topicTag: "Bread" },
  email: {
    subject: "Your brakes before the first hill of the whole long year",
    preheader: "Thirty minutes in March.",
    body: "**Hello**\n\n- one\n- two",
    callToAction: { label: "Book", url: "https://corner.example" },
  },
  sms: { text: `Corner Bakery: ${"a".repeat(150)} Reply STOP to opt out` },
  blog: { title: "W".repeat(60), description: "Short.", sections: [{ heading: "Why", body: "*Because* it is." }] },
  google_ads: { headlines: ["One", "Two", "Three", "Four"], descriptions: ["First.", "Second."] },
};

const piece = (channel: Channel): Content => ({
  id: "piece",
  campaignId: "campaign",
  channel,
  status: "draft",
  version: 1,
  topic: "Bread",
  angle: "",
  scheduledOn: null,
  scheduledAt: null,
  timezone: null,
  publishedAt: null,
  publishedUrl: null,
  callToAction: "",
  fields: FIELDS[channel],
  claims: [],
  receipt: null,
  jobId: "job",
  failure: null,
  rating: null,
  createdAt: "",
  updatedAt: "",
});

async function render(part: ReactNode, change: Partial<Business>) {
  await renderInBusiness(part, (client, businessId) =>
    client.setQueryData<Business>(
      businessQuery(businessId).queryKey,
      (business) => business && { ...business, website: "https://www.corner.example/", ...change },
    ),
  );
}

async function preview(channel: Channel, fields = FIELDS[channel], change: Partial<Business> = {}) {
  await render(<ChannelPreview content={piece(channel)} fields={fields} />, change);
  await expect.poll(() => document.querySelectorAll(".pv-stage").length).toBeGreaterThan(0);
}

const ARABIC = { language: "ar", name: "عيادة الميناء", website: "https://port-dental.example" } as const;
const press = (name: string) => userEvent.click(page.getByRole("button", { name, exact: true }));
const drawn = (selector: string) => {
  const element = document.querySelector(`.pv-stage ${selector}`);
  if (element === null) throw new Error(`${selector} is not drawn`);
  return element;
};
const background = () => getComputedStyle(drawn("").closest(".pv-stage") ?? document.body).backgroundColor;

const shownWords = (): number => {
  const [whole, hidden] = [drawn(".pv-text").textContent, drawn(".pv-hidden").textContent];
  return (whole.slice(0, whole.length - hidden.length).match(/\bword\b/g) ?? []).length;
};

/** What was chosen for one preview is kept for the next. */
beforeEach(() => localStorage.clear());

test.each([
  ["instagram", 25, 25],
  ["facebook", 22, 96],
  ["linkedin", 27, 42],
] as const)(
  "%s is cut after as many words as its feed shows, on a phone and on a computer",
  async (channel, phone, desktop) => {
    await preview(channel);
    expect(shownWords()).toBe(phone);
    await press("Computer");
    await expect.poll(shownWords).toBe(desktop);
    // Whoever looks for a statement in the text finds it across the cut.
    expect(
      drawn(".pv-text")
        .textContent.replace(/^cornerbakery /, "")
        .startsWith(WORDS),
    ).toBe(true);
  },
);

test("how much is seen is said in words too, and that the first sentence is cut", async () => {
  await preview("facebook");
  await expect
    .element(page.getByText("On a phone, people see about 109 characters of this before they tap for more."))
    .toBeVisible();
  await expect.element(page.getByText("Your first sentence is cut off.", { exact: false })).toBeVisible();
});

test("what a network does not take is struck through from the very character on", async () => {
  await preview("x", { text: `${"a".repeat(280)}bcd` });
  await expect.element(page.getByText("bcd", { exact: true })).toBeVisible();
  expect(drawn("del").textContent).toBe("bcd");
  await expect.element(page.getByText("X does not take what is struck through.")).toBeVisible();
});

test("posts of a thread are tied together, and each can be copied alone", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await preview("x");
  expect(document.querySelectorAll(".pv-post")).toHaveLength(2);
  await press("Copy post 2");
  expect(copied).toHaveBeenLastCalledWith("Second post");
  await press("Copy");
  expect(copied).toHaveBeenLastCalledWith("First post\n\nSecond post");
  await expect.element(page.getByText("Copied, ready to paste into X.")).toBeVisible();
});

test("the address of the shop becomes a card with its site and name", async () => {
  await preview("bluesky");
  expect(drawn(".pv-card-words").textContent).toBe("corner.exampleCorner Bakery");
});

test("a text message stands in the parts that are paid for", async () => {
  await preview("sms");
  expect(document.querySelectorAll(".pv-bubble")).toHaveLength(2);
  expect(drawn(".pv-part").getAttribute("data-words")).toBe("Part 1: 153 of 153");
  await expect.element(page.getByText("Sent as 2 parts.")).toBeVisible();
});

test("one accent makes a message dearer, and the studio says which", async () => {
  await preview("sms", { text: `Promoção: ${"a".repeat(80)} STOP` });
  expect(drawn(".pv-part").getAttribute("data-words")).toBe("Part 1: 67 of 67");
  await expect.element(page.getByText("cannot be sent in the short form", { exact: false })).toBeVisible();
  expect(page.getByText("It does not say how to stop.", { exact: false }).elements()).toHaveLength(0);
});

test("a subject is cut where a phone cuts it, and said as the smallest screen shows it", async () => {
  await preview("email");
  expect(drawn(".pv-mail-subject").textContent).toBe("Your brakes before the first hill of the whole…");
  await expect.element(page.getByText("Your brakes before the first hill…", { exact: false })).toBeVisible();
});

test("a title too wide for a search result is cut by its width", async () => {
  await preview("blog");
  expect(drawn(".pv-search-title").textContent).toBe(`${"W".repeat(30)} …`);
  await expect.element(page.getByText("The title is cut off in search results.")).toBeVisible();
});

test("a search ad shows one combination after the other", async () => {
  await preview("google_ads");
  expect(drawn(".pv-search-title").textContent).toBe("One | Two");
  await press("Another combination");
  await expect.poll(() => drawn(".pv-search-title").textContent).toBe("Three | Four");
  await expect.element(page.getByRole("status").filter({ hasText: "Combination 2 of 2" })).toBeVisible();
});

test("a dark preview is dark in a light page, and stays so for the next one", async () => {
  document.documentElement.dataset["theme"] = "light";
  await preview("x");
  expect(background()).toBe("rgb(255, 255, 255)");
  await press("Dark");
  await expect.poll(background).toBe("rgb(0, 0, 0)");
  expect(getComputedStyle(document.body).backgroundColor).toBe("rgb(250, 250, 247)");
  await expect.element(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  expect(localStorage.getItem("handbill.preview")).toContain('"dark"');
});

test("an Arabic post runs from right to left inside a studio that does not", async () => {
  await preview("facebook", { text: "مواعيد مسائية كل يوم" }, ARABIC);
  const stage = drawn(".pv-text").closest(".pv-stage");
  expect(stage?.getAttribute("lang")).toBe("ar");
  const words = new Range();
  words.selectNodeContents(drawn(".pv-text"));
  const [text, box, avatar] = [words, drawn(".pv-text"), drawn(".pv-avatar")].map((part) =>
    part.getBoundingClientRect(),
  );
  expect(Math.abs((text?.right ?? 0) - (box?.right ?? 1))).toBeLessThan(2);
  expect(avatar?.right).toBeGreaterThan((box?.left ?? 0) + (box?.width ?? 0) / 2);
  expect(drawn(".pv-actions").textContent).toContain("تعليق");
  const note = page.getByText("On a phone, all of this shows without a tap.").element();
  expect(getComputedStyle(note).direction).toBe("ltr");
});

test("Japanese breaks at phrases and is never slanted", async () => {
  const sections = [{ heading: "新茶", body: "*新茶* の便り" }];
  await preview("blog", { title: "新茶の便り", description: "", sections }, { language: "ja", name: "一保の葉" });
  expect(getComputedStyle(drawn("em")).fontStyle).toBe("normal");
  expect(getComputedStyle(drawn("em")).lineBreak).toBe("strict");
  expect(getComputedStyle(drawn("em")).wordBreak).toBe("auto-phrase");
});

function Typing() {
  const [text, setText] = useState("");
  return (
    <>
      <input aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
      <ChannelPreview content={piece("bluesky")} fields={{ text }} />
    </>
  );
}

test("what is typed is seen at once", async () => {
  await renderInBusiness(<Typing />);
  await userEvent.fill(page.getByLabelText("Text"), "Warm bread");
  await expect.element(page.getByText("Warm bread")).toBeVisible();
});

test.each([
  ["light", { location: "Oakfield" }],
  ["dark", ARABIC],
] as const)("all previews are accessible in %s", async (theme, business) => {
  localStorage.setItem("handbill.preview", JSON.stringify({ theme }));
  await render(
    <main>
      <h1>Previews</h1>
      <h2>All channels</h2>
      {CHANNELS.map((channel) => (
        <ChannelPreview key={channel} content={piece(channel)} fields={FIELDS[channel]} />
      ))}
    </main>,
    business,
  );
  await expect.poll(() => document.querySelectorAll("section:has(.pv-stage)").length).toBe(CHANNELS.length);
  const { violations } = await axe.run("main", { resultTypes: ["violations"] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`)).toEqual([]);
});
