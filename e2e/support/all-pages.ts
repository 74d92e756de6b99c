import type { Page } from "playwright-core";
import { quiet, walk } from "./quiet.ts";

type Place = {
  businessId: string;
  campaignId: string;
  contentIds: readonly string[];
  conversationIds: readonly string[];
};

const SETTINGS = [
  "profile",
  "channels",
  "page",
  "form",
  "connections",
  "inbox",
  "counting",
  "team",
  "activity",
  "removed",
  "account",
  "security",
  "api-keys",
  "your-data",
  "appearance",
];

/** Every page of the studio within one business: each piece and each conversation opened, each way to show a list. */
export function pagesOf({ businessId, campaignId, contentIds, conversationIds }: Place): string[] {
  const [base, campaign] = [`/b/${businessId}`, `/b/${businessId}/campaigns/${campaignId}`];
  return [
    base,
    `${base}/campaigns`,
    `${base}/campaigns/new`,
    `${campaign}/strategy`,
    `${campaign}/strategy?show=plans`,
    `${campaign}/board`,
    ...contentIds.map((id) => `${campaign}/board?item=${id}`),
    `${base}/calendar`,
    `${base}/calendar?view=week`,
    `${base}/calendar?view=agenda`,
    `${base}/insights`,
    `${base}/contacts`,
    `${base}/inbox?status=all`,
    ...conversationIds.map((id) => `${base}/inbox?status=all&thread=${id}`),
    ...["proposed", "approved", "dismissed"].map((show) => `${base}/questions?show=${show}`),
    `${base}/usage`,
    ...SETTINGS.map((name) => `${base}/settings/${name}`),
    `${base}/nowhere`,
  ];
}

/** Goes there as a link leads there, and waits until there is nothing more to come. */
export async function visit(page: Page, address: string): Promise<void> {
  await walk(page, address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await quiet(page);
}
