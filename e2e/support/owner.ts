import type { Business, Campaign, Content } from "@handbill/contracts";
import type { APIRequestContext, APIResponse } from "playwright-core";

export type Owner = Awaited<ReturnType<typeof signUpOwner>>;

/** A finished answer, or a test that stops with what the server said. */
async function read<T>(response: APIResponse): Promise<T> {
  const text = await response.text();
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${text}`);
  return JSON.parse(text || "{}");
}

/** The day so many days from now, as `2027-01-31`. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const CAMPAIGN = {
  name: "Autumn mornings",
  goal: "Sell 60 early-bird breakfasts on weekdays",
  channels: ["instagram", "email"],
  startsOn: dayFromNow(3),
  endsOn: dayFromNow(24),
  budget: { amount: 30_000, currency: "EUR" },
  contentCount: 4,
};

/** A new user with a session in the browser context, and quick ways through the API to the place where a test begins. */
export async function signUpOwner(request: APIRequestContext, productUrl: string) {
  const email = `owner-${crypto.randomUUID()}@handbill.example`;
  const password = "a short sentence";
  const origin = { origin: productUrl };
  await read(
    await request.post("/api/auth/sign-up/email", { headers: origin, data: { name: "Maria", email, password } }),
  );

  const call = async <T>(
    method: string,
    path: string,
    data?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> => {
    const { token } = await read<{ token: string }>(await request.get("/api/auth/token"));
    const authorization = `Bearer ${token}`;
    // As long as the server keeps somebody waiting who asked it for texts, and a little more.
    const options = {
      timeout: 75_000,
      method,
      headers: { authorization, ...headers },
      ...(data !== undefined && { data }),
    };
    return (await read<{ data: T }>(await request.fetch(`/api/v1${path}`, options))).data;
  };

  return {
    email,
    password,
    call,
    /** Ends the session behind the back of the open page. */
    signOut: async (): Promise<void> =>
      void (await read(await request.post("/api/auth/sign-out", { headers: origin, data: {} }))),
    sampleBusiness: () => call<Business>("POST", "/businesses/sample", {}),
    /** A planned campaign whose contents are still to be written. */
    plannedCampaign: (business: Business, change: Partial<typeof CAMPAIGN> = {}) =>
      call<Campaign>("POST", `/businesses/${business.id}/campaigns`, { ...CAMPAIGN, ...change }),
    /** A campaign with a draft for every content. */
    async writtenCampaign(business: Business, change: Partial<typeof CAMPAIGN> = {}) {
      const campaign = await call<Campaign>("POST", `/businesses/${business.id}/campaigns`, { ...CAMPAIGN, ...change });
      await call("POST", `/businesses/${business.id}/campaigns/${campaign.id}/generate`, {});
      const contents = await call<Content[]>("GET", `/businesses/${business.id}/contents?campaignId=${campaign.id}`);
      return { campaign, contents };
    },
  };
}
