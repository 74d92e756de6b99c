import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import type { Business } from "@handbill/contracts";
import { startDemoModel } from "@handbill/demo-model";
import { createAsker } from "./support/ask.ts";
import { fillCampaigns, openBusyShop } from "./support/busy-shop.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { startProduct, withDemoModel } from "./support/product.ts";

/*
 * The list of campaigns of businesses with ten, a thousand and a hundred thousand of them, in turn; and what a generation costs around a
 * model that answers at once, beside the call of that model alone.
 */

const LISTS = 400;
const TEXTS = 50;
const WARM_UP = 20;

const round = (value: number, digits = 2): string => value.toFixed(digits);
const model = await startDemoModel({ delayScale: 0 });
await using database = await startDatabase();
await using product = await startProduct({
  ...withDemoModel(database, model),
  AI_REQUESTS_PER_MINUTE: "100000",
});
const { ask, close } = createAsker(1);
const { owner, at, content, contentIds } = await openBusyShop(database, product.url, TEXTS + WARM_UP);
const headers = { authorization: `Bearer ${owner.token}` };

const shops: { count: number; path: string; ms: number[] }[] = [];
for (const count of [10, 1_000, 100_000]) {
  const { data: shop } = await owner.post<Business>("/businesses", { name: `A shop with ${count}` });
  await fillCampaigns(database, shop.id, content.campaignId, count);
  shops.push({ count, path: `/api/v1/businesses/${shop.id}/campaigns?limit=20`, ms: [] });
}
await database.pool.query("vacuum analyze campaigns");
for (let turn = 0; turn < LISTS + WARM_UP; turn += 1) {
  for (const { path, ms } of shops) {
    const since = performance.now();
    const { status } = await ask(product.url, { method: "GET", path, headers });
    if (status !== 200) throw new Error(`A list was answered ${status}`);
    if (turn >= WARM_UP) ms.push(performance.now() - since);
  }
}
const least = quantile(shops[0]?.ms ?? [], 0.5);
console.log(`\nThe first page of the list of campaigns, one client, load ${round(loadavg()[0] ?? 0, 1)}`);
console.table(
  Object.fromEntries(
    shops.map(({ count, ms }) => [
      `${count} campaigns`,
      {
        "p50 ms": round(quantile(ms, 0.5)),
        "p99 ms": round(quantile(ms, 0.99)),
        "p50, of the smallest": round(quantile(ms, 0.5) / least),
      },
    ]),
  ),
);

const body = JSON.stringify({ model: "handbill-demo", messages: [{ role: "user", content: "Write." }] });
const whole: number[] = [];
const alone: number[] = [];
for (const [turn, id] of contentIds.entries()) {
  let since = performance.now();
  const { status } = await owner.post(`${at}/contents/${id}/generate`);
  if (status !== 200) throw new Error(`A generation was answered ${status}`);
  if (turn >= WARM_UP) whole.push(performance.now() - since);
  since = performance.now();
  const answer = await fetch(`${model.url}/chat/completions`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  await answer.text();
  if (turn >= WARM_UP) alone.push(performance.now() - since);
}
console.log("\nOne text at a time: saved, checked and charged; the demo model works in the process of the bench");
console.table(
  Object.fromEntries(
    Object.entries({ "a generation": whole, "the model alone": alone }).map(([name, ms]) => [
      name,
      { "p50 ms": round(quantile(ms, 0.5), 1), "p99 ms": round(quantile(ms, 0.99), 1) },
    ]),
  ),
);
close();
await model.close();
