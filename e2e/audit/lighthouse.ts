import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const VERSION = "13.5.0";
const FOLDER = join(import.meta.dirname, "..", "..", ".cache", `lighthouse-${VERSION}`);

type Audit = { score: number | null; numericValue?: number };
type Report = {
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  audits: Record<string, Audit | undefined>;
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined>;
};
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Report } | undefined>;

/** What one visit came to: scores of 100, times in milliseconds. */
export type Visit = {
  performance: number;
  accessibility: number;
  practices: number;
  search: number;
  lcpMs: number;
  tbtMs: number;
  cls: number;
  /** Names of what Lighthouse found wrong, apart from times. */
  faults: string[];
};

/** 176 MB with what it needs: fetched by whoever audits, not by everybody who installs the product. */
export async function fetchLighthouse(): Promise<Lighthouse> {
  const done = join(FOLDER, "done");
  if (!existsSync(done)) {
    await mkdir(FOLDER, { recursive: true });
    const args = ["install", "--prefix", FOLDER, "--no-save", "--ignore-scripts", `lighthouse@${VERSION}`];
    await promisify(execFile)("npm", args);
    await writeFile(done, "");
  }
  const loaded: { default: Lighthouse } = await import(join(FOLDER, "node_modules", "lighthouse", "core", "index.js"));
  return loaded.default;
}

type Where = { url: string; port: number; cookie: string | null };

/** One visit on a slow phone. It fails where another page was shown than asked for, such as the sign-in. */
export async function visit(lighthouse: Lighthouse, { url, port, cookie }: Where): Promise<Visit> {
  const result = await lighthouse(url, {
    port,
    logLevel: "error",
    // Pages inside are closed to search engines on purpose (robots.txt).
    skipAudits: ["is-crawlable"],
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
    ...(cookie !== null && { extraHeaders: { Cookie: cookie } }),
  });
  if (result === undefined) throw new Error(`Lighthouse said nothing about ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  const score = (name: string): number => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  const value = (name: string): number => lhr.audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    practices: score("best-practices"),
    search: score("seo"),
    lcpMs: value("largest-contentful-paint"),
    tbtMs: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"),
    faults: ["accessibility", "best-practices", "seo"].flatMap((category) =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id]?.score !== null && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => id),
    ),
  };
}

/** The middle of several visits, figure by figure. */
export function medianOf(visits: readonly Visit[]): Visit {
  const middle = (pick: (one: Visit) => number): number =>
    visits.map(pick).toSorted((one, other) => one - other)[Math.floor(visits.length / 2)] ?? Number.NaN;
  return {
    performance: middle((one) => one.performance),
    accessibility: middle((one) => one.accessibility),
    practices: middle((one) => one.practices),
    search: middle((one) => one.search),
    lcpMs: middle((one) => one.lcpMs),
    tbtMs: middle((one) => one.tbtMs),
    cls: middle((one) => one.cls),
    faults: [...new Set(visits.flatMap(({ faults }) => faults))],
  };
}
