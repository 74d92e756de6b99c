import { describe, expect, test } from "vitest";
import { CHANNEL_LIMITS } from "../src/channel-limits.ts";
import { type Channel, CHANNELS } from "../src/channels.ts";
import { checkFields, measureFields } from "../src/check-fields.ts";

const letters = (count: number) => "a".repeat(count);
const list = (count: number, item: string) => Array.from({ length: count }, () => item);

const RIGHT: Record<Channel, Record<string, unknown>> = {
  instagram: {
    caption: "The first tray comes out at 5:40.",
    hashtags: ["#BakeryLisbon", "Croissant"],
    altText: "A tray.",
  },
  facebook: { text: "We open at seven." },
  linkedin: { text: "What a queue taught me." },
  x: { text: "Skip the May queue." },
  bluesky: { text: "Skip the May queue." },
  threads: { text: "Skip the May queue.", topicTag: "Bikes" },
  email: {
    subject: "Your brakes before the first hill",
    preheader: "30 minutes in March.",
    body: "The first warm Saturday fills our stand.",
    callToAction: { label: "Pick a slot", url: "https://bikes.example/slots" },
  },
  sms: { text: "Bikes: brakes checked in 30 minutes. Reply STOP to opt out." },
  blog: { title: "Brakes", description: "How to check them.", sections: [{ heading: "Look", body: "At the pads." }] },
  google_ads: { headlines: list(3, "Brake check"), descriptions: list(2, "In 30 minutes.") },
};

const change = (channel: Channel, fields: Record<string, unknown>) => ({ ...RIGHT[channel], ...fields });

describe("a text within its channel's rules passes unchanged", () => {
  test.each(CHANNELS.map((channel) => [channel]))("%s", (channel) => {
    expect(checkFields(channel, RIGHT[channel])).toEqual({ ok: true, fields: RIGHT[channel] });
  });
});

describe("at the limit it passes, one beyond it fails and says by how much", () => {
  test.each<[Channel, string, (size: number) => Record<string, unknown>, number, string]>([
    ["instagram", "caption", (size) => ({ caption: letters(size), hashtags: [] }), 2200, "characters"],
    ["instagram", "hashtags", (size) => ({ hashtags: list(size, "#tag") }), 5, "items"],
    ["instagram", "altText", (size) => ({ altText: letters(size) }), 1000, "characters"],
    ["facebook", "text", (size) => ({ text: letters(size) }), 63_206, "characters"],
    ["linkedin", "text", (size) => ({ text: letters(size) }), 3000, "characters"],
    ["x", "text", (size) => ({ text: letters(size) }), 280, "weighted"],
    ["bluesky", "text", (size) => ({ text: letters(size) }), 300, "graphemes"],
    ["bluesky", "text", (size) => ({ text: letters(size % 18) + "👨‍👩‍👧".repeat(size / 18) }), 3000, "bytes"],
    ["threads", "text", (size) => ({ text: letters(size) }), 500, "characters"],
    [
      "threads",
      "text",
      (size) => ({ text: Array.from({ length: size }, (_, index) => `a${index}.com`).join(" ") }),
      5,
      "links",
    ],
    ["threads", "topicTag", (size) => ({ topicTag: letters(size) }), 50, "characters"],
    ["email", "subject", (size) => ({ subject: letters(size) }), 78, "characters"],
    ["email", "preheader", (size) => ({ preheader: letters(size) }), 110, "characters"],
    ["sms", "text", (size) => ({ text: letters(size * 153) }), 2, "segments"],
    ["blog", "title", (size) => ({ title: letters(size) }), 70, "characters"],
    ["blog", "description", (size) => ({ description: letters(size) }), 160, "characters"],
    ["google_ads", "headlines", (size) => ({ headlines: list(size, "Brakes") }), 15, "items"],
    ["google_ads", "headlines.1", (size) => ({ headlines: ["a", letters(size), "c"] }), 30, "width"],
    ["google_ads", "descriptions", (size) => ({ descriptions: list(size, "Brakes") }), 4, "items"],
    ["google_ads", "descriptions.0", (size) => ({ descriptions: [letters(size), "b"] }), 90, "width"],
  ])("%s %s", (channel, path, write, limit, unit) => {
    expect(checkFields(channel, change(channel, write(limit)))).toMatchObject({ ok: true });
    expect(checkFields(channel, change(channel, write(limit + 1)))).toMatchObject({
      ok: false,
      issues: [{ path, actual: limit + 1, limit, unit }],
    });
  });

  test("a thread on X: ten posts, each of 280", () => {
    expect(checkFields("x", { thread: list(10, letters(280)) })).toMatchObject({ ok: true });
    expect(checkFields("x", { thread: list(11, "a") })).toMatchObject({
      issues: [{ path: "thread", actual: 11, limit: 10 }],
    });
    expect(checkFields("x", { thread: ["a", letters(281)] })).toMatchObject({
      issues: [{ path: "thread.1", actual: 281 }],
    });
  });

  test("hashtags are published with the caption and share its room", () => {
    const fields = { caption: letters(2190), hashtags: ["#abc", "def"], altText: "" };
    expect(measureFields("instagram", fields)[0]).toMatchObject({ path: "caption", actual: 2190 + 2 + 9 });
    expect(checkFields("instagram", fields)).toMatchObject({ ok: false, issues: [{ path: "caption", actual: 2201 }] });
  });

  test("the same link twice counts once on Threads", () => {
    expect(measureFields("threads", { text: "a.com b.com a.com" })).toContainEqual(
      expect.objectContaining({ unit: "links", actual: 2, limit: 5 }),
    );
  });

  test("too few headlines are too few", () => {
    const check = checkFields("google_ads", { headlines: ["a", "b"], descriptions: ["a"] });
    expect(check).toMatchObject({
      ok: false,
      issues: [
        { path: "headlines", actual: 2, limit: 3, unit: "items" },
        { path: "descriptions", actual: 1, limit: 2, unit: "items" },
      ],
    });
  });
});

describe("messages are for owners", () => {
  test.each<[Channel, Record<string, unknown>, string]>([
    ["x", { text: letters(294) }, "Too long for X by 14 characters."],
    ["bluesky", { text: letters(301) }, "Too long for Bluesky by 1 character."],
    ["sms", { text: letters(307) }, "Too long for SMS: it would be sent in 3 parts, and 2 is the most."],
    ["instagram", { hashtags: list(7, "tag") }, "Instagram takes 5 of these at most; remove 2."],
    ["google_ads", { headlines: ["a"] }, "Google Ads wants at least 3 of these; write 2 more."],
    ["facebook", { text: "  " }, "Please fill this in."],
    ["facebook", { text: 7 }, "This must be text."],
    ["instagram", { altText: undefined }, "This is missing."],
    ["facebook", { caption: "x" }, "Facebook has no field of this name."],
    ["x", { thread: ["a"] }, "Write either one post (text) or a thread."],
    ["instagram", { hashtags: ["two words"] }, "A hashtag holds letters, digits and _ only, with one letter at least."],
    ["instagram", { hashtags: ["2026"] }, "A hashtag holds letters, digits and _ only, with one letter at least."],
    [
      "sms",
      { text: "a\u0000b" },
      "The text contains a NUL character or half a character (a lone surrogate), which cannot be stored.",
    ],
  ])("%s %j", (channel, fields, message) => {
    const check = checkFields(channel, change(channel, fields));
    expect(check.ok ? [] : check.issues.map((issue) => issue.message)).toEqual([message]);
  });

  test.each([[null], ["text"], [[]], [undefined]])("fields that are no object are refused: %j", (fields) => {
    expect(checkFields("facebook", fields)).toMatchObject({ ok: false, issues: [{ path: "" }] });
  });

  test("all faults are named at once", () => {
    const check = checkFields("email", {
      subject: letters(79),
      body: "",
      callToAction: { label: "", url: "no" },
      more: 1,
    });
    expect(check.ok ? [] : check.issues.map(({ path }) => path).sort()).toEqual([
      "body",
      "callToAction.label",
      "callToAction.url",
      "more",
      "preheader",
      "subject",
    ]);
  });
});

describe("half-written fields", () => {
  test.each(CHANNELS.map((channel) => [channel]))("nothing is counted where nothing stands: %s", (channel) => {
    expect(measureFields(channel, {})).toEqual([]);
    expect(measureFields(channel, { text: null, caption: 3, thread: "x", headlines: null })).toEqual([]);
  });

  test("every limit of the table is measured on a full text", () => {
    for (const { channel, field } of CHANNEL_LIMITS) {
      const full = channel === "x" && field.startsWith("thread") ? { thread: ["a"] } : RIGHT[channel];
      expect(measureFields(channel, full).map(({ path }) => path)).toContain(field.replace("*", "0"));
    }
  });
});
