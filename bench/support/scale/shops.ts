import type { AnyJob, Business, Campaign, Connection, Content, TrackedLink } from "@handbill/contracts";
import { brief } from "../../../server/test/support/briefs.ts";
import { ended } from "../../../server/test/support/campaigns.ts";
import { type Client, signUp } from "../../../server/test/support/client.ts";

/** A business as its owner works with it: one thing at a time. */
export type Shop = {
  headers: Record<string, string>;
  businessId: string;
  at: string;
  campaignIds: string[];
  contentIds: string[];
  connectionId: string;
  clickPath: string;
  isBusy: boolean;
};

type Size = { campaigns: number; contentsEach: number };

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** An account with a business, planned campaigns, a place to publish to and a link that is counted; and the jobs that it took. */
export async function openShop(url: string, outsideUrl: string, { campaigns, contentsEach }: Size) {
  const owner = await signUp(url);
  const { business: profile, campaign: wish } = brief("bakery-lisbon");
  const { id: businessId } = made(await owner.post<Business>("/businesses", profile));
  const at = `/businesses/${businessId}`;
  const jobIds: string[] = [];
  const campaignIds: string[] = [];
  for (let number = 0; number < campaigns; number += 1) {
    const asked = { ...wish, channels: ["facebook"], contentCount: contentsEach };
    const { id } = made(await owner.post<AnyJob>(`${at}/campaigns`, asked, { prefer: "respond-async" }));
    jobIds.push(id);
    const { status, campaignId } = await ended(owner, id);
    if (status !== "succeeded" || campaignId === null) throw new Error(`A plan ended as ${status}.`);
    campaignIds.push(campaignId);
  }
  const place = { kind: "webhook", name: "Our shop", settings: { url: outsideUrl }, secrets: { secret: SECRET } };
  const connection = made(await owner.post<Connection>(`${at}/connections`, place));
  const link = made(await owner.post<TrackedLink>(`${at}/links`, { address: "https://shop.example/cake" }));
  const shop: Shop = {
    headers: { authorization: `Bearer ${owner.token}` },
    businessId,
    at: `/api/v1${at}`,
    campaignIds,
    contentIds: await contentsIn(owner, at),
    connectionId: connection.id,
    clickPath: `/l/${link.code}`,
    isBusy: false,
  };
  return { shop, jobIds };
}

async function contentsIn(owner: Client, at: string): Promise<string[]> {
  const { data: campaigns } = await owner.get<Campaign[]>(`${at}/campaigns`);
  const lists = await Promise.all(
    campaigns.map(({ id }) => owner.get<Content[]>(`${at}/contents?campaignId=${id}&limit=100`)),
  );
  return lists.flatMap(({ data }) => data.map(({ id }) => id));
}

function made<T>({ status, data, problem }: { status: number; data: T; problem: object }): T {
  if (status >= 300) throw new Error(`It was answered ${status}: ${JSON.stringify(problem)}`);
  return data;
}
