import type { Business, DaytimeChoice } from "@handbill/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AudienceRow } from "../../../src/data/repositories/contact-repository.ts";
import { type Reader, waitOf } from "../../../src/services/gates/daytime.ts";
import { heldBack, type Passage, stopsOf } from "../../../src/services/gates/gates.ts";
import { holidayOn } from "../../../src/services/gates/holidays.ts";

const contact: AudienceRow = {
  id: "1",
  name: "Ana",
  email: "ana@example.com",
  phone: "+351912345678",
  language: null,
  timezone: null,
  country: null,
  tags: [],
  addressHash: "hash",
  basis: "consent",
  givenAt: "2026-01-01T00:00:00Z",
  confirmedAt: "2026-01-01T00:00:00Z",
  withdrawnAt: null,
  suppressed: null,
  sentLately: 0,
};
const at = (moment: string): Temporal.ZonedDateTime => Temporal.ZonedDateTime.from(moment);
const passage: Passage = { channel: "email", at: at("2026-11-24T11:00[Europe/Lisbon]"), country: "PT", holiday: null };
const reason = (change: Partial<AudienceRow>, way: Partial<Passage> = {}) =>
  heldBack({ ...contact, ...change }, { ...passage, ...way })?.reason;

test("each gate holds for its own reason, and the first of them is the one that is said", () => {
  expect(reason({})).toBeUndefined();
  expect(reason({ addressHash: null, suppressed: "unsubscribed" })).toBe("no_address");
  expect(reason({ suppressed: "unsubscribed", basis: null })).toBe("unsubscribed");
  expect(reason({ suppressed: "something new" })).toBe("stopped_by_owner");
  expect(reason({ basis: null, givenAt: null, confirmedAt: null })).toBe("no_consent");
  expect(reason({ withdrawnAt: "2026-02-01T00:00:00Z" })).toBe("consent_withdrawn");
  expect(reason({ confirmedAt: null })).toBe("consent_pending");
  expect(reason({ sentLately: 2 })).toBeUndefined();
  expect(reason({ sentLately: 3 })).toBe("too_often");
});

test("what is a yes in one country is none in another, and what ages ends to the day", () => {
  expect(reason({ basis: "soft_opt_in" })).toBeUndefined();
  expect(reason({ basis: "purchase" })).toBe("no_consent");
  expect(reason({ basis: "purchase" }, { country: "US" })).toBeUndefined();
  expect(reason({ basis: "soft_opt_in" }, { country: "US", channel: "sms" })).toBe("no_consent");
  const bought = { basis: "purchase", givenAt: "2024-11-25T00:00:00Z" };
  expect(reason(bought, { country: "CA" })).toBeUndefined();
  expect(reason({ ...bought, givenAt: "2024-11-23T00:00:00Z" }, { country: "CA" })).toBe("consent_expired");
});

test("a message waits for the hours of the place where it rings", () => {
  const rings = (moment: string, more: Partial<Passage> = {}) =>
    reason({}, { channel: "sms", at: at(moment), ...more });
  expect(rings("2026-11-24T09:59[Europe/Lisbon]")).toBe("quiet_hours");
  expect(rings("2026-11-24T10:00[Europe/Lisbon]")).toBeUndefined();
  expect(rings("2026-11-24T18:00[Europe/Lisbon]")).toBe("quiet_hours");
  expect(rings("2026-11-28T17:30[Europe/Lisbon]")).toBe("quiet_hours");
  expect(rings("2026-11-29T12:00[Europe/Lisbon]")).toBe("quiet_hours");
  expect(rings("2026-11-29T12:00[America/New_York]", { country: "US" })).toBeUndefined();
  expect(rings("2026-12-08T12:00[Europe/Lisbon]", { holiday: "Immaculate Conception" })).toBe("holiday");
  expect(reason({}, { at: at("2026-11-29T03:00[Europe/Lisbon]") })).toBeUndefined();
});

test("a mail waits for the day of who lives elsewhere, over nights, Sundays and their holidays; at home it waits where that is wished", async () => {
  const home = { hours: "abroad", timezone: "Europe/Lisbon", country: "PT" } as const;
  const there = { timezone: "America/New_York", country: "US" };
  const waits = async (moment: string, reader: Reader, hours: DaytimeChoice = "abroad") => {
    const wait = await waitOf({ ...home, hours }, reader, Temporal.Instant.from(moment));
    return (
      wait && [
        wait.reason,
        wait.until
          .toZonedDateTimeISO(reader.timezone ?? home.timezone)
          .toPlainDateTime()
          .toString(),
      ]
    );
  };
  expect(await waits("2026-11-24T11:00Z", there)).toEqual(["quiet_hours", "2026-11-24T09:00:00"]);
  expect(await waits("2026-11-24T14:00Z", there)).toBeNull();
  expect(await waits("2026-11-25T23:30Z", there)).toEqual(["quiet_hours", "2026-11-27T09:00:00"]);
  expect(await waits("2026-11-26T16:00Z", there)).toEqual(["holiday", "2026-11-27T09:00:00"]);
  expect(await waits("2026-11-28T18:00Z", { timezone: "Asia/Tokyo", country: null })).toEqual([
    "quiet_hours",
    "2026-11-30T10:00:00",
  ]);
  const neighbour = { timezone: null, country: null };
  expect(await waits("2026-11-29T03:00Z", neighbour)).toBeNull();
  expect(await waits("2026-11-29T03:00Z", neighbour, "everybody")).toEqual(["quiet_hours", "2026-11-30T10:00:00"]);
  expect(await waits("2026-11-29T03:00Z", there, "any")).toBeNull();
});

test("wherever somebody lives and whenever it is sent, a mail that waits arrives by day, and one more look lets it go", async () => {
  const zones = [
    "Pacific/Kiritimati",
    "America/Sao_Paulo",
    "Europe/Berlin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Niue",
  ];
  const moments = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
  const way = fc.record({
    timezone: fc.constantFrom(...zones),
    country: fc.constantFrom("PT", "DE", "US", "JP", null),
  });
  await fc.assert(
    fc.asyncProperty(moments, way, async (ms, reader) => {
      const daytime = { hours: "everybody", timezone: "Europe/Lisbon", country: "PT" } as const;
      const sent = Temporal.Instant.fromEpochMilliseconds(ms);
      const wait = await waitOf(daytime, reader, sent);
      const arrives = wait?.until ?? sent;
      expect(Temporal.Instant.compare(arrives, sent)).toBeGreaterThanOrEqual(0);
      const { hour } = arrives.toZonedDateTimeISO(reader.timezone);
      expect(hour).toBeGreaterThanOrEqual(9);
      expect(hour).toBeLessThan(18);
      expect(await waitOf(daytime, reader, arrives)).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test("public holidays are those of the country", async () => {
  expect(await holidayOn("PT", Temporal.PlainDate.from("2026-12-08"))).toBeDefined();
  expect(await holidayOn("GB", Temporal.PlainDate.from("2026-12-08"))).toBeUndefined();
  expect(await holidayOn("XX", Temporal.PlainDate.from("2026-12-25"))).toBeUndefined();
});

test("a message without a name at its head or a way to stop goes to nobody, and neither does the sample", () => {
  const sender = { legalName: "Padaria Lda", postalAddress: "Rua 1", country: "PT", registration: "" };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the gates look at
  const business = { name: "Padaria", sample: false, sender } as Business;
  const stops = (text: string, change: Partial<Business> = {}) =>
    stopsOf({ ...business, ...change }, { channel: "sms", fields: { text } }).map((stop) => stop.reason);
  expect(stops("Padaria: -20% today. Reply STOP to opt out.")).toEqual([]);
  expect(stops("-20% today")).toEqual(["no_opt_out", "no_brand"]);
  expect(stops("Padaria: hi. STOP", { sample: true })).toEqual(["sample"]);
  expect(stops("Padaria: hi. STOP", { sender: { ...sender, country: null } })).toEqual(["no_sender"]);
});
