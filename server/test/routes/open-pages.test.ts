import Fastify from "fastify";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { boundVisits } from "../../src/routes/open-pages.ts";
import { writeToken } from "../../src/services/subscriptions/tokens.ts";

test("what is asked for counts for the business it is of, whether its address or a link in a mail says so", async () => {
  const asked: [string, string | undefined][] = [];
  const app = Fastify();
  boundVisits(app, async (visitor, place) => asked.push([visitor, place]) < 5);
  for (const path of ["/f/frame.js", "/f/:businessId", "/u/:token"]) app.get(path, async () => "ok");
  const businessId = newId();
  const token = writeToken(Buffer.alloc(32), "leave", { businessId, channel: "email", addressHash: "0".repeat(64) });
  const statuses: number[] = [];
  for (const path of [`/f/${businessId}`, `/u/${token}`, "/f/frame.js", "/u/nonsense", `/f/${businessId}`]) {
    statuses.push((await app.inject({ url: path, remoteAddress: "2001:db8::1" })).statusCode);
  }
  const network = "2001:db8:0:0";
  const [ofIt, ofNobody] = [
    [network, businessId],
    [network, undefined],
  ];
  expect(asked).toEqual([ofIt, ofIt, ofNobody, ofNobody, ofIt]);
  expect(statuses).toEqual([200, 200, 200, 200, 500]);
});
