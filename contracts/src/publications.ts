import * as z from "zod/mini";
import { id } from "./text.ts";

/** One try to hand a content over. */
export const PublishAttempt = z.object({
  number: z.int(),
  /** `sending` until something is known. */
  outcome: z.enum(["sending", "accepted", "refused", "unknown"]),
  /** What the other side answered, where it speaks HTTP. */
  status: z.nullable(z.int()),
  errorKind: z.nullable(z.string()),
  /** How the answer begins, without secrets. */
  excerpt: z.nullable(z.string()),
  startedAt: z.string(),
  endedAt: z.nullable(z.string()),
});
export type PublishAttempt = z.infer<typeof PublishAttempt>;

/**
 * One publishing of a content: `claimed` waits for its next try, `sending` is being tried, `unknown` may have gone out: nothing is
 * tried again until a person says.
 */
export const Publication = z
  .object({
    id,
    contentId: id,
    connectionId: z.nullable(id),
    kind: z.string(),
    connectionName: z.string(),
    state: z.enum(["claimed", "sending", "done", "failed", "unknown"]),
    contentVersion: z.int(),
    /** Of the text as it was approved. */
    approvedHash: z.string(),
    /** The receipt: the text as it was sent, to the letter. */
    fields: z.record(z.string(), z.unknown()),
    url: z.nullable(z.string()),
    errorKind: z.nullable(z.string()),
    /** One sentence for the owner, where it did not go out or nobody knows. */
    detail: z.nullable(z.string()),
    nextAttemptAt: z.nullable(z.string()),
    /** How long nothing leaves yet, and `stop` takes it back for sure; null where it is not held. */
    heldSeconds: z.nullable(z.int()),
    attempts: z.array(PublishAttempt),
    createdAt: z.string(),
    endedAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Publication" });
export type Publication = z.infer<typeof Publication>;

/** `POST .../publications/:publicationId/decide`: the owner looked, and says whether it went out. */
export const PublicationDecision = z.strictObject({ wentOut: z.boolean(), url: z.optional(z.nullable(z.string())) });
export type PublicationDecision = z.infer<typeof PublicationDecision>;
