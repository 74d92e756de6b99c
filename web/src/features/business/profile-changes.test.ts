import { expect, test } from "vitest";
import { changesBetween, tidy, type Profile } from "./profile-changes.ts";

const profile: Profile = {
  name: "Corner Bakery",
  industry: "Bakery",
  description: "",
  audience: "",
  location: "",
  website: null,
  language: "en",
  tone: "",
  voice: [],
  offers: [{ name: "Brunch", price: "14", terms: "" }],
  facts: ["Open since 1987"],
  constraints: [],
  channels: ["email"],
  timezone: "Europe/Lisbon",
  closedWeekdays: [],
  closedDates: [],
  sender: { legalName: "", postalAddress: "", country: null, registration: "" },
};

test("only what was changed is sent", () => {
  expect(changesBetween(profile, { ...profile, tone: "Warm", channels: ["email", "sms"] })).toEqual({
    tone: "Warm",
    channels: ["email", "sms"],
  });
});

test("an empty row is no change", () => {
  const now = {
    ...profile,
    facts: [...profile.facts, "  "],
    offers: [...profile.offers, { name: "", price: "", terms: "" }],
  };
  expect(changesBetween(profile, now)).toEqual({});
});

test("an offer with a price and no name stays, to be complained about", () => {
  expect(tidy({ ...profile, offers: [{ name: "", price: "5", terms: "" }] }).offers).toHaveLength(1);
});

test("a website may be written without https", () => {
  expect(tidy({ ...profile, website: " bakery.example " }).website).toBe("https://bakery.example");
  expect(tidy({ ...profile, website: "http://bakery.example" }).website).toBe("http://bakery.example");
  expect(tidy({ ...profile, website: " " }).website).toBeNull();
});

test("days on which it is closed stand in order, each once, and an empty row is none", () => {
  const closedDates = ["2026-12-26", "", "2026-12-25", "2026-12-26"];
  expect(changesBetween(profile, { ...profile, closedDates })).toEqual({ closedDates: ["2026-12-25", "2026-12-26"] });
});
