import { expect, test } from "vitest";
import { defaultPeriod, likelyCurrency, suggestedCount } from "./defaults.ts";

const priced = (price: string, timezone = "UTC") => ({ offers: [{ name: "Offer", price, terms: "" }], timezone });

test("the currency is that of the prices, else that of the place", () => {
  expect(likelyCurrency(priced("£180", "Europe/Lisbon"))).toBe("GBP");
  expect(likelyCurrency(priced("39 €"))).toBe("EUR");
  expect(likelyCurrency(priced("3,200円"))).toBe("JPY");
  expect(likelyCurrency(priced("", "Africa/Cairo"))).toBe("EGP");
  expect(likelyCurrency(priced("", "America/Denver"))).toBe("USD");
});

test("a campaign begins on the next Monday of the business and lasts two weeks", () => {
  const sundayEveningInLisbon = new Date("2026-11-22T22:00:00Z");
  expect(defaultPeriod("Europe/Lisbon", sundayEveningInLisbon)).toEqual({
    startsOn: "2026-11-23",
    endsOn: "2026-12-06",
  });
  expect(defaultPeriod("Asia/Tokyo", sundayEveningInLisbon)).toEqual({ startsOn: "2026-11-30", endsOn: "2026-12-13" });
});

test("three pieces are suggested for each channel, never none and never more than allowed", () => {
  expect([0, 1, 4, 30].map(suggestedCount)).toEqual([1, 3, 12, 60]);
});
