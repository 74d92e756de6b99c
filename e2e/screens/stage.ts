import {
  type AiBudgets,
  type AiLog,
  type Business,
  type Campaign,
  CHANNELS,
  type Content,
  type HostedPage,
  type Message,
} from "@handbill/contracts";
import type { APIRequestContext } from "playwright-core";
import { brief } from "../../server/test/support/briefs.ts";
import { type Owner, signUpOwner } from "../support/owner.ts";
import { askQuestions } from "./questions.ts";

/** What the pictures show: a bakery in the middle of its week, and a business that has just begun. */
export type Stage = {
  owner: Owner;
  business: Business;
  /** Written, and partly approved. */
  campaign: Campaign;
  contents: Content[];
  /** Planned, not written. */
  planned: Campaign;
  /** In the middle of writing, and its limit for the month is reached. */
  limited: { business: Business; campaign: Campaign };
  /** Nothing in it yet. */
  empty: Business;
  /** A business of one's own: contacts, a connection and a piece for it, a page that everybody can read. */
  own: Business & { page: string; approved: Content; conversationId: string };
  /** Approved and without a time; and posted by hand, with what it brought. */
  approved: Content;
  posted: Content;
  /** In Arabic and in Japanese, written. */
  rightToLeft: { business: Business; campaign: Campaign; contents: Content[] };
  /** The writer takes its time with what comes next. */
  takeTime(): Promise<void>;
  japanese: { business: Business; campaign: Campaign; contents: Content[] };
};

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function writeBrief(owner: Owner, name: string) {
  const { business: profile, campaign: wish } = brief(name);
  const business = await owner.call<Business>("POST", "/businesses", profile);
  const at = `/businesses/${business.id}`;
  const period = { startsOn: dayFromNow(2), endsOn: dayFromNow(23), contentCount: 6 };
  const campaign = await owner.call<Campaign>("POST", `${at}/campaigns`, { ...wish, ...period });
  await owner.call("POST", `${at}/campaigns/${campaign.id}/generate`, {});
  const contents = await owner.call<Content[]>("GET", `${at}/contents?campaignId=${campaign.id}`);
  return { business, campaign, contents };
}

/** A limit that leaves room for one more piece. */
async function reachLimit(owner: Owner) {
  const business = await owner.call<Business>("POST", "/businesses", { name: "Quay Street Books" });
  const at = `/businesses/${business.id}`;
  const campaign = await owner.plannedCampaign(business, { name: "Winter reading" });
  const [placeholder] = await owner.call<Content[]>("GET", `${at}/contents?campaignId=${campaign.id}`);
  await owner.call("POST", `${at}/contents/${placeholder?.id}/generate`, {});
  const [{ reservedNanoUsd } = { reservedNanoUsd: 0 }] = await owner.call<AiLog[]>(
    "GET",
    `${at}/ai/logs?purpose=content`,
  );
  const { business: budget } = await owner.call<AiBudgets>("GET", `${at}/ai/budget`);
  await owner.call("PUT", `${at}/ai/budget`, { limitNanoUsd: Math.ceil(budget.spentNanoUsd + reservedNanoUsd * 1.02) });
  await owner.call("POST", `${at}/campaigns/${campaign.id}/generate`, {});
  return { business, campaign };
}

/** Vouches for what the profile does not back, and approves. */
async function approve(owner: Owner, at: string, content: Content): Promise<Content> {
  const open = content.claims.filter(({ confirmed }) => !confirmed).map(({ text, field }) => ({ text, field }));
  if (open.length > 0) await owner.call("POST", `${at}/contents/${content.id}/claims/confirm`, { claims: open });
  const { version } = await owner.call<Content>("GET", `${at}/contents/${content.id}`);
  return owner.call<Content>("POST", `${at}/contents/${content.id}/approve`, {}, { "if-match": `"${version}"` });
}

const CONTACTS = [
  { name: "Ana Ribeiro", email: "ana@rua-nova.example", consent: { email: true }, tags: ["regular"] },
  { name: "Bruno Matos", email: "bruno.matos@porto.example", consent: { email: true }, tags: ["regular", "wedding"] },
  { name: "Carla", phone: "+351 910 000 001", consent: { sms: true }, tags: [] },
  { name: "Duarte e Filhos, Lda.", email: "compras@duarte-e-filhos.example", consent: {}, tags: ["wholesale"] },
  { name: "", email: "hello@studio-saldanha.example", consent: { email: true }, tags: [] },
];

const LETTERS = [
  ["bruno.matos@porto.example", "Bolo de casamento", "Bom dia! Fazem bolos de casamento para 80 pessoas?"],
  ["hello@studio-saldanha.example", "Monday breakfast", "Could you bring twelve croissants on Monday at 8?"],
  ["ana@rua-nova.example", "Pão sem glúten", "Olá, têm pão sem glúten? E estão abertos ao domingo?"],
] as const;

/** What people write: one of it labelled, and the reply to the last one drafted. Answers which that is. */
async function receiveLetters(owner: Owner, at: string): Promise<string> {
  const taken: Message[] = [];
  for (const [contact, subject, body] of LETTERS) {
    const letter = { direction: "inbound", channel: "email", contact, subject, body };
    taken.push(await owner.call<Message>("POST", `${at}/messages`, letter));
  }
  const [wedding, , bread] = taken;
  await owner.call("PATCH", `${at}/conversations/${wedding?.conversationId}`, { labels: ["encomenda"] });
  await owner.call("POST", `${at}/messages/${bread?.id}/draft-reply`, {});
  return bread?.conversationId ?? "";
}

/** A shop whose doors are open. */
async function openShop(owner: Owner): Promise<Stage["own"]> {
  const { business: profile } = brief("bakery-lisbon");
  const business = await owner.call<Business>("POST", "/businesses", profile);
  const at = `/businesses/${business.id}`;
  for (const contact of CONTACTS) await owner.call("POST", `${at}/contacts`, contact);
  await askQuestions(owner, at);
  await owner.call("POST", `${at}/connections`, {
    kind: "webhook",
    name: "Our shop",
    channels: ["facebook"],
    settings: { url: "https://shop.example/from-handbill" },
    secrets: { secret: `whsec_${Buffer.from("a key that only two programs know").toString("base64")}` },
  });
  const { url } = await owner.call<HostedPage>("PATCH", `${at}/page`, { live: true, color: "forest" });
  const { contents } = await owner.writtenCampaign(business, { contentCount: 1, channels: ["facebook"] });
  const [draft] = contents;
  if (!draft) throw new Error("Nothing was written for the shop.");
  const conversationId = await receiveLetters(owner, at);
  return { ...business, page: new URL(url).pathname, approved: await approve(owner, at, draft), conversationId };
}

/** Signs somebody up and lets a few weeks of work happen. */
export async function setStage(request: APIRequestContext, productUrl: string, modelUrl: string): Promise<Stage> {
  const owner = await signUpOwner(request, productUrl);
  const business = await owner.sampleBusiness();
  const at = `/businesses/${business.id}`;
  const period = { startsOn: dayFromNow(1), endsOn: dayFromNow(26) };
  const campaign = await owner.call<Campaign>("POST", `${at}/campaigns`, {
    name: "Autumn mornings",
    goal: "Sell 60 early-bird breakfasts on weekdays",
    channels: CHANNELS,
    budget: { amount: 30_000, currency: "EUR" },
    contentCount: 12,
    ...period,
  });
  await owner.call("POST", `${at}/campaigns/${campaign.id}/generate`, {});
  const written = await owner.call<Content[]>("GET", `${at}/contents?campaignId=${campaign.id}`);
  const approved = [];
  for (const content of written.slice(0, 5)) approved.push(await approve(owner, at, content));
  for (const [place, content] of approved.slice(0, 3).entries()) {
    await owner.call("POST", `${at}/contents/${content.id}/schedule`, { at: `${dayFromNow(place * 2 + 1)}T10:00` });
  }
  const [, , , ready, out] = approved;
  if (!ready || !out) throw new Error("Too few pieces were approved.");
  await owner.call("POST", `${at}/contents/${out.id}/publish`, { url: "https://social.example/corner-bakery/1" });
  const planned = await owner.plannedCampaign(business, { name: "Winter evenings" });
  await owner.call(
    "PATCH",
    `${at}/campaigns/${planned.id}/strategy`,
    {
      summary: "Two evenings a week we bake once more at five, and say so a day before.",
      keyMessages: ["Warm at six."],
    },
    { "if-match": `"${planned.planVersion}"` },
  );
  const contents = await owner.call<Content[]>("GET", `${at}/contents?campaignId=${campaign.id}`);
  const results = { day: dayFromNow(-2), impressions: 1200, clicks: 64, conversions: 9, cost: 1500, revenue: 6300 };
  for (const [place, { id }] of written.slice(0, 3).entries())
    await owner.call("PUT", `${at}/contents/${id}/analytics`, { ...results, day: dayFromNow(-2 - place * 3) });
  await owner.call("PUT", `${at}/contents/${out.id}/analytics`, { ...results, day: dayFromNow(0) });
  const limited = await reachLimit(owner);
  const own = await openShop(owner);
  const empty = await owner.call<Business>("POST", "/businesses", { name: "Rua Nova Flowers" });
  const [rightToLeft, japanese] = [
    await writeBrief(owner, "dental-clinic-alexandria"),
    await writeBrief(owner, "tea-shop-kyoto"),
  ];
  const takeTime = async (): Promise<void> => {
    const steps = Array.from({ length: 4 }, () => ({ name: "slow", ms: 60_000 }));
    await fetch(new URL("/__fake/script", modelUrl), { method: "POST", body: JSON.stringify({ steps }) });
  };
  const pieces = { approved: ready, posted: out };
  return {
    owner,
    business,
    campaign,
    contents,
    planned,
    limited,
    own,
    ...pieces,
    empty,
    rightToLeft,
    japanese,
    takeTime,
  };
}
