import { check, asyncProperty } from "fast-check";
import { faultIn, oddRequests } from "../../../support/odd-requests.ts";
import type { Ground, Outcome, Section } from "../section.ts";

const RUNS = 100;
/** The same seed asks the same. */
const SEED = 1;

async function look({ url, document, owner, ids, say }: Ground): Promise<Outcome> {
  const faults: string[] = [];
  const routes = oddRequests(document, ids);
  const statuses = new Map<string, number>();
  for (const { name, request } of routes) {
    const outcome = await check(
      asyncProperty(request, async ({ address, init }) => {
        const headers = { authorization: `Bearer ${owner.token}`, ...init.headers };
        const response = await fetch(new URL(address, url), { ...init, headers });
        const kind = `${Math.floor(response.status / 100)}xx`;
        statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
        const fault = await faultIn(response);
        if (fault !== undefined) throw new Error(fault);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    if (outcome.failed) {
      faults.push(`${name}: ${String(outcome.errorInstance)} after ${JSON.stringify(outcome.counterexample)}`);
      say(faults.at(-1) ?? "");
    }
  }
  const alive = await fetch(new URL("/health/ready", url));
  if (!alive.ok) faults.push(`The product is not ready afterwards: ${alive.status}.`);
  const counted = [...statuses].toSorted(([one], [other]) => one.localeCompare(other));
  return { table: [["Answers", "Times"], ...counted.map(([kind, times]) => [kind, String(times)])], faults };
}

export const fuzz: Section = {
  name: "fuzz",
  title: "Odd requests are answered in words",
  about: `Every route of the OpenAPI document gets ${RUNS} requests that no person would send: ids of other things, numbers beyond their bounds, NUL and half characters, fields of other types, headers that contradict each other. No answer may be a 5xx, name a file or a statement, or be anything but a problem document.`,
  look,
};
