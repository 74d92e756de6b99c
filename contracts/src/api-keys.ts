import * as z from "zod/mini";
import { id, requiredText } from "./text.ts";

/** What a key may do; never more than its user may in the business at hand. */
export const API_KEY_SCOPES = ["read", "write", "approve", "publish"] as const;
export const ApiKeyScope = z.enum(API_KEY_SCOPES);
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

/** Every key begins like this, so that people and scanners know what they have found. */
export const API_KEY_PREFIX = "hb_";
export const MAX_API_KEYS = 50;
const MAX_DAYS = 366;

export const ApiKeyCreate = z.strictObject({
  name: requiredText(60),
  scopes: z.array(ApiKeyScope).check(
    z.minLength(1),
    z.maxLength(API_KEY_SCOPES.length),
    z.refine((scopes) => new Set(scopes).size === scopes.length, { error: "Name each scope once." }),
  ),
  /** The only business that it is for; all of yours without it. */
  businessId: z.optional(z.nullable(id)),
  /** Days until it stops working; never without it. */
  expiresInDays: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(MAX_DAYS)))),
});
export type ApiKeyCreate = z.infer<typeof ApiKeyCreate>;

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The end of the key, to tell it from others. */
    lastFour: z.string(),
    scopes: z.array(ApiKeyScope),
    businessId: z.nullable(z.string()),
    expiresAt: z.nullable(z.string()),
    /** To the minute. */
    lastUsedAt: z.nullable(z.string()),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;

/** A key that was just made: `key` is shown this once. */
export const NewApiKey = z.extend(ApiKey, { key: z.string() }).register(z.globalRegistry, { id: "NewApiKey" });
export type NewApiKey = z.infer<typeof NewApiKey>;
