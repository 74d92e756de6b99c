import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { AnyJob, Content } from "@handbill/contracts";
import type { Random } from "../../../chaos/support/random.ts";
import type { Asking, Told } from "./asking.ts";
import type { Shop } from "./shops.ts";

/** What was accepted, to be held against the books afterwards. */
export type Accepted = {
  jobIds: string[];
  /** Contents with the version that each edit was answered with. */
  edits: string[];
  /** Contents that were told to go out, or given a time. */
  publications: Set<string>;
  clicks: number;
};

type Needs = { asking: Asking; random: Random; shops: readonly Shop[]; accepted: Accepted };

const PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const LONGEST_WAIT_SECONDS = 20;
const LOOK_AGAIN_MS = 2;

function jobIn({ text }: Told): AnyJob {
  const { data }: { data: AnyJob } = JSON.parse(text);
  return data;
}
function contentIn({ text }: Told): Content {
  const { data }: { data: Content } = JSON.parse(text);
  return data;
}

/** Owners who look, open a content and do what comes next with it, and customers who click. */
export function createWork({ asking, random, shops, accepted }: Needs) {
  const following = new Set<Promise<void>>();
  /** Shops whose owner waits for a text. */
  const waiting = new Set<Shop>();
  let visitors = 0;

  /** Half of them by long polls, half by events. A process that leaves cuts a few: they ask the next one. */
  const follow = async ({ headers }: Shop, jobId: string): Promise<void> => {
    const since = performance.now();
    const path = `/api/v1/jobs/${jobId}`;
    for (let isDone = false; !isDone;) {
      if (random.chance(0.5)) {
        const told = await asking.ask("events of a job", { path: `${path}/events`, headers });
        isDone = told.text.includes("event: end");
      } else {
        const told = await asking.ask("long poll of a job", { path: `${path}?wait=${LONGEST_WAIT_SECONDS}`, headers });
        isDone = told.status === 200 && !["queued", "running"].includes(jobIn(told).status);
      }
    }
    asking.note("a text, from asked for to there", performance.now() - since);
  };

  const write = async (shop: Shop, path: string, body: object): Promise<void> => {
    const headers = { ...shop.headers, prefer: "respond-async" };
    const told = await asking.ask("ask for a text", { method: "POST", path: `${path}/generate`, body, headers });
    if (told.status !== 202) return;
    const { id } = jobIn(told);
    accepted.jobIds.push(id);
    waiting.add(shop);
    const ends = follow(shop, id).finally(() => {
      waiting.delete(shop);
      shop.isBusy = false;
      following.delete(ends);
    });
    following.add(ends);
  };

  const edit = async ({ headers }: Shop, path: string, { fields }: Content, etag: string): Promise<void> => {
    const body = { fields: { ...fields, text: `${String(fields?.["text"])}.` } };
    const told = await asking.ask("edit a content", {
      method: "PATCH",
      path,
      body,
      headers: { ...headers, "if-match": etag },
    });
    if (told.status === 200) accepted.edits.push(`${path} ${told.etag}`);
  };

  const approve = async ({ headers }: Shop, path: string, { claims }: Content): Promise<void> => {
    const open = claims.filter(({ confirmed, blocks }) => !confirmed && blocks !== false);
    const body = { claims: open.map(({ text, field }) => ({ text, field })) };
    if (open.length > 0)
      await asking.ask("confirm claims", { method: "POST", path: `${path}/claims/confirm`, body, headers });
    await asking.ask("approve", { method: "POST", path: `${path}/approve`, headers });
  };

  const sendOut = async ({ headers, connectionId }: Shop, path: string): Promise<void> => {
    const isNow = random.chance(0.5);
    const at = new Date(Date.now() + random.between(2_000, 8_000)).toISOString();
    const told = isNow
      ? await asking.ask("publish now", { method: "POST", path: `${path}/publish`, body: { connectionId }, headers })
      : await asking.ask("schedule", { method: "POST", path: `${path}/schedule`, body: { at, connectionId }, headers });
    if (told.status === 200) accepted.publications.add(path);
  };

  const goOn = async (shop: Shop): Promise<void> => {
    const path = `${shop.at}/contents/${random.pick(shop.contentIds)}`;
    const told = await asking.ask("one content", { path, headers: shop.headers });
    if (told.status !== 200) return;
    const content = contentIn(told);
    if (content.status === "placeholder" || content.status === "failed") return write(shop, path, {});
    if (content.status === "approved") return sendOut(shop, path);
    if (content.status !== "draft") return;
    const dice = random.next();
    if (dice < 0.45) return edit(shop, path, content, told.etag);
    if (dice < 0.8) return approve(shop, path, content);
    return write(shop, path, { instruction: "Shorter, please." });
  };

  const click = async ({ clickPath: path }: Shop): Promise<void> => {
    const visitor = (visitors += 1);
    const from = `10.${(visitor >> 16) % 256}.${(visitor >> 8) % 256}.${visitor % 256}`;
    const told = await asking.ask("click", { path, headers: { "user-agent": PERSON, "x-forwarded-for": from } });
    if (told.status === 302) accepted.clicks += 1;
  };

  const look = (name: string, rest: (shop: Shop) => string) => async (shop: Shop) =>
    void (await asking.ask(name, { path: rest(shop), headers: shop.headers }));

  const mix: readonly [share: number, what: (shop: Shop) => Promise<void>][] = [
    [0.25, look("list of contents", ({ at }) => `${at}/contents?limit=20`)],
    [0.08, look("list of campaigns", ({ at }) => `${at}/campaigns`)],
    [0.07, look("jobs under way", () => "/api/v1/jobs?active=true")],
    [0.4, goOn],
    [0.2, click],
  ];
  const chosen = (): ((shop: Shop) => Promise<void>) => {
    let left = random.next();
    for (const [share, what] of mix) {
      left -= share;
      if (left < 0) return what;
    }
    return click;
  };

  const hand = async (until: number): Promise<void> => {
    while (performance.now() < until) {
      const shop = random.pick(shops);
      if (shop.isBusy) {
        await delay(LOOK_AGAIN_MS);
        continue;
      }
      shop.isBusy = true;
      await chosen()(shop);
      shop.isBusy = waiting.has(shop);
    }
  };

  return {
    /** So many people at once for so long, each doing one thing after the other. */
    async play(hands: number, ms: number): Promise<void> {
      const until = performance.now() + ms;
      await Promise.all(Array.from({ length: hands }, () => hand(until)));
    },
    /** Asks for every text of a campaign at once. */
    async writeAll(shop: Shop, campaignId: string): Promise<void> {
      const headers = { ...shop.headers, prefer: "respond-async" };
      const path = `${shop.at}/campaigns/${campaignId}/generate`;
      const told = await asking.ask("ask for all texts", { method: "POST", path, body: {}, headers });
      if (told.status === 202) accepted.jobIds.push(jobIn(told).id);
    },
    /** Until nobody waits for a text any more. */
    async settle(): Promise<void> {
      while (following.size > 0) await Promise.all(following);
    },
  };
}
