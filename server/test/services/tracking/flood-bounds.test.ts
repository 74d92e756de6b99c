import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../../../src/core/ids.ts";
import type { NewEvent } from "../../../src/data/repositories/event-repository.ts";
import type { LinkRow } from "../../../src/data/repositories/link-repository.ts";
import { createCountingService } from "../../../src/services/tracking/counting-service.ts";
import { createFloodBounds } from "../../../src/services/tracking/flood-bounds.ts";
import { createKeyring } from "../../../src/core/keyring.ts";
import { createTrackingTokens } from "../../../src/services/tracking/tokens.ts";

const MINUTE_MS = 60_000;
const PERSON = { "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0" };

const link: LinkRow = {
  id: newId(),
  businessId: newId(),
  campaignId: null,
  contentId: null,
  code: "abcdefgh",
  address: "https://shop.example/",
  destinations: [{ url: "https://shop.example/", weight: 1 }],
  utm: {},
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  clickIds: false,
};

function door() {
  const added: NewEvent[] = [];
  let lost = 0;
  let now = Date.UTC(2026, 0, 1);
  const tokens = createTrackingTokens(createKeyring(["a secret that is long enough for a test"]));
  const counting = createCountingService({
    buffer: { add: (event) => void added.push(event), lose: () => void (lost += 1) },
    links: { find: () => link },
    site: { note: () => {} },
    tokens,
    visitors: { of: (_business, { ip }) => ip },
    nowMs: () => now,
  });
  const click = (ip: string, token?: string) =>
    counting.click(link.code, token, { method: "GET", ip, network: ip, headers: PERSON });
  return { added, lost: () => lost, click, tokens, pass: (ms: number) => (now += ms), now: () => now };
}

test("a flood from one network is led on to the last, counted up to a bound, and what is beyond is noted", async () => {
  const { added, lost, click, pass } = door();
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => click("192.0.2.1")));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ url: link.address })]),
  );
  expect([added.length, lost()]).toEqual([600, 400]);

  await click("192.0.2.2"); // others are counted meanwhile
  pass(MINUTE_MS);
  await click("192.0.2.1"); // and so is this one, later
  expect([added.length, lost()]).toEqual([602, 400]);
});

test("the servers of a mail provider look at the mails of hundreds from one address, and each is counted", async () => {
  const { added, lost, click, tokens, now } = door();
  const mail = { businessId: link.businessId, campaignId: newId(), contentId: newId(), sentAtMs: now() - MINUTE_MS };
  const tokenOf = (deliveryId: string) =>
    tokens.linkToken({ ...mail, deliveryId, linkId: link.id, url: "https://shop.example/" });
  for (let reader = 0; reader < 800; reader += 1) await click("192.0.2.1", tokenOf(newId()));
  expect([added.length, lost()]).toEqual([800, 0]);

  const again = tokenOf(newId()); // one mail that is followed again and again
  for (let times = 0; times < 100; times += 1) await click("192.0.2.1", again);
  expect([added.length, lost()]).toEqual([860, 40]);
});

test("of a minute no place and no business has more than its share, however many places there are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ network: fc.nat(30), business: fc.nat(1), ms: fc.nat(9_000) }), { maxLength: 300 }),
      (visits) => {
        let now = 0;
        const bounds = createFloodBounds(() => now, { perNetwork: 3, perBusiness: 20, places: 8 });
        const counts = new Map<string, number>();
        for (const { network, business, ms } of visits) {
          now += ms;
          const isCounted = bounds.admits({ businessId: `${business}`, network: `${network}`, reader: null });
          for (const place of [`network ${network}`, `business ${business}`]) {
            const key = `${Math.floor(now / MINUTE_MS)} ${place}`;
            if (isCounted) counts.set(key, (counts.get(key) ?? 0) + 1);
          }
        }
        const most = (place: string) =>
          Math.max(0, ...[...counts].flatMap(([key, count]) => (key.includes(place) ? [count] : [])));
        expect(most("network")).toBeLessThanOrEqual(3);
        expect(most("business")).toBeLessThanOrEqual(20);
      },
    ),
  );
});
