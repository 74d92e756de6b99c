import { performance } from "node:perf_hooks";
import { newId } from "../../../../src/core/ids.ts";
import type { Ids } from "../../support/world-of-ids.ts";
import type { Ground, Outcome, Section } from "../section.ts";
import { compareSamples, median } from "../compare-samples.ts";

const ROUNDS = 40;
const WARM_UP = 5;
/** What nobody measures over a network. */
const MOST_GAP_MS = 2;
/** Of each route; so many are looked at that some reach a twentieth by chance. */
const LEAST_P = 0.0001;

type Try = { name: string; first(): Promise<unknown>; second(): Promise<unknown> };

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

/** One sort of request and the other in turn, so that what else the machine does befalls both. */
async function sample({ first, second }: Try): Promise<[number[], number[]]> {
  const [those, these]: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const isEven = round % 2 === 0;
    const one = await timed(isEven ? first : second);
    const other = await timed(isEven ? second : first);
    if (round >= 0) those.push(isEven ? one : other);
    if (round >= 0) these.push(isEven ? other : one);
  }
  return [those, these];
}

function triesOf({ url, document, stranger, ids }: Ground): Try[] {
  const absent: Ids = Object.fromEntries(Object.keys(ids).map((name) => [name, newId()]));
  const ask = async (path: string, of: Ids) => {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => of[name] ?? "1");
    const response = await fetch(new URL(address, url), { headers: { authorization: `Bearer ${stranger.token}` } });
    return response.text();
  };
  const reading = Object.entries(document.paths).filter(
    ([path, methods]) => "get" in methods && path.startsWith("/api/v1/") && path.includes("Id}"),
  );
  return reading.map(([path]) => ({
    name: `GET ${path}`,
    first: () => ask(path, ids),
    second: () => ask(path, absent),
  }));
}

function signIns({ url, owner }: Ground): Try {
  const signIn = async (email: string) => {
    const response = await fetch(new URL("/api/auth/sign-in/email", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: "not the password" }),
    });
    return response.text();
  };
  return {
    name: "POST /api/auth/sign-in/email, of an account and of none",
    first: () => signIn(owner.email),
    second: () => signIn(`${newId()}@example.com`),
  };
}

async function look(ground: Ground): Promise<Outcome> {
  const rows: { name: string; there: number; absent: number; gap: number; p: number }[] = [];
  for (const one of [...triesOf(ground), signIns(ground)]) {
    const [there, absent] = await sample(one);
    const gap = Math.abs(median(there) - median(absent));
    rows.push({ name: one.name, there: median(there), absent: median(absent), gap, p: compareSamples(there, absent) });
  }
  const telling = rows.filter(({ gap, p }) => gap > MOST_GAP_MS && p < LEAST_P);
  const widest = rows.toSorted((one, other) => other.gap - one.gap).slice(0, 12);
  return {
    table: [
      [`The widest of ${rows.length}`, "There, ms", "Absent, ms", "Gap, ms", "p"],
      ...widest.map(({ name, there, absent, gap, p }) => [
        name.replace("/api/v1/businesses/{businessId}", "…"),
        there.toFixed(2),
        absent.toFixed(2),
        gap.toFixed(2),
        p.toFixed(3),
      ]),
    ],
    faults: telling.map(({ name, gap }) => `${name} takes ${gap.toFixed(1)} ms more or less where there is something`),
  };
}

export const timing: Section = {
  name: "timing",
  title: "Times tell nothing",
  about: `Every route that names something by its id is asked by a stranger for what is there and for what is not, in turn, ${ROUNDS} times each; so is the sign-in, for an account and for none. A route fails where the medians are more than ${MOST_GAP_MS} ms apart and a Mann-Whitney test takes that for no chance (p < ${LEAST_P}).`,
  look,
};
