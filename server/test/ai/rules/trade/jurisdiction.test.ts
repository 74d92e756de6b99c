import { BusinessCreate } from "@handbill/contracts";
import { expect, test } from "vitest";
import { jurisdictionsOf } from "../../../../src/ai/rules/trade/jurisdiction.ts";
import { LAW, lawOf, withReminder, withoutReminder } from "../../../../src/ai/rules/trade/law.ts";
import { brief } from "../../../support/briefs.ts";
import { business } from "../../support/requests.ts";

const nowhere = { ...business, location: "", timezone: "UTC", language: "en", offers: [] };

test.each([
  ["accountant-leeds", ["UK"]],
  ["bakery-lisbon", ["PT", "EU"]],
  ["bike-repair-leipzig", ["DE", "EU"]],
  ["climbing-gym-boulder", ["US"]],
  ["dental-clinic-alexandria", ["EG"]],
  ["tea-shop-kyoto", ["JP"]],
])("%s keeps to the rules of %j", (name, places) => {
  expect(jurisdictionsOf(BusinessCreate.parse(brief(name).business))).toEqual(places);
});

test.each([
  ["its address", { location: "Calle Mayor 1, Madrid, Spain", timezone: "America/New_York" }, ["ES", "EU"]],
  [
    "its address in its own language",
    { location: "Marienplatz 1, München, Deutschland", language: "de" },
    ["DE", "EU"],
  ],
  ["a postcode", { location: "12 Wellington Place, Leeds LS1 4AP" }, ["UK"]],
  ["a state and ZIP code", { location: "2845 29th St, Boulder, CO 80301" }, ["US"]],
  ["its time zone", { timezone: "Europe/Vienna" }, ["AT", "EU"]],
  ["the money it takes", { offers: [{ name: "Cake", price: "12 €", terms: "" }] }, ["EU"]],
  ["the tag of its language", { language: "pt-BR" }, ["BR"]],
])("a business is placed by %s", (_what, profile, places) => {
  expect(jurisdictionsOf({ ...nowhere, ...profile })).toEqual(places);
});

test.each([[{}], [{ language: "pt" }], [{ location: "by the river" }], [{ location: "Atlanta, Georgia" }]])(
  "where nothing tells the country, none is taken: %j",
  (profile) => {
    expect(jurisdictionsOf({ ...nowhere, ...profile })).toEqual([]);
  },
);

test("every row of law says where, since when and where to read it", () => {
  for (const row of LAW) {
    expect(row).toMatchObject({ jurisdiction: expect.stringMatching(/./), source: expect.stringMatching(/./) });
    expect(row.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(row.since).toMatch(row.kind === "platform" ? /^$/ : /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
    expect(row.says).not.toMatch(/\byou (?:must|should|need to)\b/);
  }
  expect(new Set(LAW.map(({ id }) => id)).size).toBe(LAW.length);
});

test("a rule of law reads as a reminder, with its place, its day and its source", () => {
  const law = lawOf("green", ["DE", "EU"], "2027-01-01");
  const reason = withReminder("This is green.", law);
  expect(reason).toMatch(
    /^This is green\. Reminder: in the EU, since 27 September 2026, .+ \(Directive \(EU\) 2024\/825\)\.$/,
  );
  expect(withoutReminder(reason)).toBe("This is green.");
  expect(withReminder("Hot.", lawOf("health_promise", ["DE"], "2027-01-01"))).toContain(
    "Reminder: in Germany, since 1965, ",
  );
  expect(withReminder("Loud.", lawOf("search_ads", ["Google Ads"], "2027-01-01"))).toContain(
    "Reminder: on Google Ads, ",
  );
});

test("a rule is not applied before its day, and the nearest place comes first", () => {
  expect(lawOf("green", ["EU"], "2026-09-26")).toBeUndefined();
  expect(lawOf("green", ["EU"], "2026-09-27")?.id).toBe("eu-green");
  expect(lawOf("superlatives", ["DE", "EU"], "2027-01-01")?.id).toBe("de-comparison");
  expect(lawOf("superlatives", ["FR", "EU"], "2027-01-01")?.id).toBe("eu-comparison");
});
