import assert from "node:assert/strict";
import { loadavg } from "node:os";
import { bareOn, layerOn, requireSuccess } from "./support/ai-layer.ts";
import { campaigns, quietRun, taskFor } from "./support/content-task.ts";
import { interleave, mean, median, type Pair, quantile, type Sample } from "./support/pairs.ts";
import { startStaticModel } from "./support/static-model.ts";

/*
 * What the AI layer adds to a bare call of the SDK where everything goes well, without the database. Both send the same bytes to the
 * same server over the same kind of connection, in turn.
 */

const PLAN = { rounds: 20, pairs: 40, warmUp: 200 };
const task = taskFor("email");

const ms = (value: number): string => value.toFixed(3).padStart(8);

function rowsOf(rounds: Pair[][], key: keyof Sample): Record<string, string> {
  const all = rounds.flat();
  const bare = all.map((pair) => pair.bare[key]);
  const layer = all.map((pair) => pair.layer[key]);
  const added = (pairs: Pair[]) => pairs.map((pair) => pair.layer[key] - pair.bare[key]);
  return {
    "bare p50": ms(median(bare)),
    "bare p99": ms(quantile(bare, 0.99)),
    "layer p50": ms(median(layer)),
    "layer p99": ms(quantile(layer, 0.99)),
    "added p50": ms(median(rounds.map((pairs) => median(added(pairs))))),
    "added p99": ms(quantile(added(all), 0.99)),
    "added mean": ms(mean(added(all))),
    ratio: (median(layer) / median(bare)).toFixed(2),
  };
}

async function measure(stream: boolean): Promise<Record<string, Record<string, string>>> {
  await using model = await startStaticModel(task.answer);
  const writer = layerOn(model.baseUrl, stream);
  await requireSuccess(writer, { ...task, request: campaigns(task.request)() });
  const sent = await model.latestRequest();
  const bare = bareOn(model.baseUrl, sent);
  await bare();
  assert.equal(await model.latestRequest(), sent, "Both must send the same bytes.");
  const nextRequest = campaigns(task.request);
  const rounds = await interleave(PLAN, bare, nextRequest, (request) => writer.write(request, quietRun("bench")));
  const name = stream ? "streamed" : "in one piece";
  return { [`${name}, CPU ms`]: rowsOf(rounds, "cpuMs"), [`${name}, wall ms`]: rowsOf(rounds, "wallMs") };
}

console.log(
  `AI layer against the bare SDK: ${PLAN.rounds} rounds of ${PLAN.pairs} pairs, load ${loadavg()[0]?.toFixed(1)}`,
);
console.table({ ...(await measure(false)), ...(await measure(true)) });
