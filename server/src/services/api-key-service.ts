import { createHash, randomBytes } from "node:crypto";
import {
  API_KEY_PREFIX,
  type ApiKey,
  type ApiKeyCreate,
  type ApiKeyScope,
  MAX_API_KEYS,
  type NewApiKey,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { AuditRepository } from "../data/repositories/audit-repository.ts";
import type { ApiKeyRepository } from "../data/repositories/api-key-repository.ts";
import type { BusinessService } from "./business-service.ts";

type Written = { keys: ApiKeyRepository; audit: Pick<AuditRepository, "append"> };
type Needs = {
  keys: ApiKeyRepository;
  /** What is done in there is done whole or not at all. */
  transaction<T>(work: (tx: Written) => Promise<T>): Promise<T>;
  businesses: Pick<BusinessService, "requireOwned">;
  warn(message: string, facts: Record<string, unknown>): void;
};
export type ApiKeyService = ReturnType<typeof createApiKeyService>;

/** What a request with a key may do, beside what its user may. */
export type ApiKeyGrant = { id: string; businessId: string | null; scopes: readonly ApiKeyScope[] };

type KeyAct = "api_key.made" | "api_key.removed";
type Reach = Pick<ApiKeyGrant, "id" | "businessId" | "scopes">;

const KEY_BYTES = 32;
/** The prefix and 32 bytes in base64url. */
const KEY = new RegExp(`^${API_KEY_PREFIX}[\\w-]{43}$`);

/** As random as the hash is long: there is nothing to guess, so a slow hash would only slow down requests. */
const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");

/** On record in every business that the key reaches. */
const note = async (tx: Written, userId: string, action: KeyAct, key: Reach): Promise<void> => {
  const { id: target, businessId, scopes } = key;
  const reached = businessId === null ? await tx.keys.businessesOf(userId) : [businessId];
  const details = { scopes: [...scopes], reachesAll: businessId === null };
  for (const id of reached) await tx.audit.append({ id }, { action, target, details });
};

/** Keys for programs: made and revoked by people, and looked up at every request, so that a revoked one ends at once. */
export function createApiKeyService({ keys, transaction, businesses, warn }: Needs) {
  return {
    list: (userId: string): Promise<ApiKey[]> => keys.list(userId),

    /** The key is in this answer and nowhere else. */
    async create(
      userId: string,
      { name, scopes, businessId = null, expiresInDays = null }: ApiKeyCreate,
    ): Promise<NewApiKey> {
      if (businessId !== null) await businesses.requireOwned(userId, businessId);
      if ((await keys.list(userId)).length >= MAX_API_KEYS) {
        throw new AppError(
          "conflict",
          `You have ${MAX_API_KEYS} API keys. Revoke one that is not used any more first.`,
        );
      }
      const key = `${API_KEY_PREFIX}${randomBytes(KEY_BYTES).toString("base64url")}`;
      const wish = { userId, businessId, name, scopes, expiresInDays };
      return transaction(async (tx) => {
        const made = await tx.keys.insert({ ...wish, keyHash: hashOf(key), lastFour: key.slice(-4) });
        await note(tx, userId, "api_key.made", made);
        return { ...made, key };
      });
    },

    revoke: (userId: string, id: string): Promise<void> =>
      transaction(async (tx) => {
        const removed = await tx.keys.remove(userId, id);
        if (!removed) throw notFound("API key");
        await note(tx, userId, "api_key.removed", removed);
      }),

    /** Whose key it is, and what it may do; `unauthenticated` where it is none of ours any more. */
    async open(key: string): Promise<{ userId: string; grant: ApiKeyGrant }> {
      const found = KEY.test(key) ? await keys.open(hashOf(key)) : undefined;
      if (!found) throw new AppError("unauthenticated", "This API key is not valid. It may have been revoked.");
      const { id, userId, businessId, scopes, isOver, isUseOld } = found;
      if (isOver) throw new AppError("unauthenticated", "This API key has expired. Make a new one in the settings.");
      if (isUseOld) {
        void keys.noteUse(id).catch((error: unknown) => warn("the use of an API key was not noted", { err: error }));
      }
      return { userId, grant: { id, businessId, scopes } };
    },
  };
}
