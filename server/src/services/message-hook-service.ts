import type { MessageHook } from "@handbill/contracts";
import { notFound } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { hookKeys } from "./messages/hook-keys.ts";
import { requirePermission } from "./permissions.ts";

type Needs = { store: Store; businesses: BusinessService; keyring: Keyring; publicUrl: string };
export type MessageHookService = ReturnType<typeof createMessageHookService>;

/** What an owner enters where messages come from. */
export function createMessageHookService({ store, businesses, keyring, publicUrl }: Needs) {
  const [whatsapp, sms] = [hookKeys(keyring, "whatsapp"), hookKeys(keyring, "sms")];
  return {
    /** Shown to owners alone: who has it can write as anybody. */
    async wayOf(userId: string, businessId: string, connectionId: string): Promise<MessageHook> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "publish");
      const connection = await store.connections.find(business, connectionId);
      const { id } = business;
      if (connection?.kind !== "whatsapp" && connection?.kind !== "sms") throw notFound("Connection");
      await store.audit.append(business, { action: "connection.secret_shown", target: connectionId });
      if (connection.kind === "whatsapp") {
        return { url: `${publicUrl}${whatsapp.path(id)}`, verifyToken: whatsapp.tokenOf(id), secret: null };
      }
      return { url: `${publicUrl}${sms.path(id)}`, verifyToken: null, secret: sms.secretOf(id) };
    },
  };
}
