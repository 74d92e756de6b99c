import type { Connection, HostedPage, MessageHook, TrackedLink } from "@handbill/contracts";
import { addressHash } from "../../../src/core/addresses.ts";
import { createStore } from "../../../src/data/store.ts";
import { createBusinessService } from "../../../src/services/business-service.ts";
import { createSubscriptionService } from "../../../src/services/subscription-service.ts";
import type { Client } from "../../support/client.ts";
import type { TestProduct } from "../../support/product.ts";
import type { Ids } from "./world-of-ids.ts";

/** What opens the public doors of a business, by the name that each has in addresses. */
export type DoorKeys = { businessId: string; slug: string; code: string; token: string; name: string; sms: string };

/** A business with a page, a form, a counted link, a list to leave and a gateway for text messages. */
export async function openDoors(
  owner: Client,
  { businessId = "", pictureId = "" }: Ids,
  { url, database }: TestProduct,
) {
  const at = `/businesses/${businessId}`;
  const page = await owner.patch<HostedPage>(`${at}/page`, { live: true, headline: "Bread" });
  await owner.patch(`${at}/contact-form`, { isOn: true });
  const link = await owner.post<TrackedLink>(`${at}/links`, { address: "https://x.example/bread" });
  const gateway = await owner.post<Connection>(`${at}/connections`, {
    kind: "sms",
    name: "SMS",
    settings: { url: "https://sms.example/send" },
    secrets: { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" },
  });
  const hook = await owner.get<MessageHook>(`${at}/connections/${gateway.data.id}/hook`);
  const store = createStore(database.db, async () => {});
  const businesses = createBusinessService({ store });
  const subscriptions = createSubscriptionService({ store, businesses, publicUrl: url });
  const { data: self } = await owner.get<{ id: string }>("/me");
  const { leave } = await subscriptions.linksOf(store, await businesses.requireOwned(self.id, businessId));
  const out = leave({ channel: "email", addressHash: addressHash(businessId, "email", "kurt@x.example") });
  return {
    businessId,
    slug: page.data.slug,
    code: link.data.code,
    token: lastPart(out),
    name: pictureId,
    sms: lastPart(hook.data.url),
  } satisfies DoorKeys;
}

const lastPart = (address: string): string => new URL(address).pathname.split("/").at(-1) ?? "";
