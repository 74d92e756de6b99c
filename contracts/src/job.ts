import * as z from "zod/mini";
import { ERROR_CODES } from "./errors.ts";
import { id } from "./text.ts";

/**
 * `passage` rewrites one part of a text. `variants` writes versions to choose from, `progress.total` of them, each by a `variant` of
 * its own. `reply` drafts one for a conversation. `questions` looks for what customers ask again and again.
 */
const CAMPAIGN_JOB_KINDS = ["strategy", "campaign_contents", "content", "passage", "variants", "variant"] as const;
export const JOB_KINDS = [...CAMPAIGN_JOB_KINDS, "reply", "questions"] as const;
export const JOB_STATUSES = ["queued", "running", "succeeded", "failed", "cancelled"] as const;

/** What a running job is doing, in order. The studio has a sentence for each. */
export const JOB_STAGES = [
  "waiting",
  /** The model's server fails at the moment; the job goes on by itself when it is back. */
  "waiting_for_model",
  "reading_profile",
  "thinking",
  "checking",
  "saving",
  "writing_contents",
  "done",
] as const;
export type JobStage = (typeof JOB_STAGES)[number];

/** A durable AI generation. */
export const AnyJob = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    status: z.enum(JOB_STATUSES),
    stage: z.enum(JOB_STAGES),
    businessId: z.string(),
    /** Null for what belongs to no campaign: a reply, and questions. */
    campaignId: z.nullable(z.string()),
    contentId: z.nullable(z.string()),
    /** Of a reply only. */
    conversationId: z.optional(z.string()),
    /** Topic of its content when it began, to name it by; null for a whole campaign. */
    topic: z.nullable(z.string()),
    /** The job that started this one for its campaign. */
    parentId: z.nullable(z.string()),
    /** Counts contents for a whole campaign, and versions for `variants`; 1 in total otherwise. */
    progress: z.object({ done: z.int(), failed: z.int(), total: z.int() }),
    error: z.nullable(
      z.object({
        code: z.enum(ERROR_CODES),
        title: z.string(),
        detail: z.string(),
        retryable: z.boolean(),
        /** Seconds after which another try makes sense, where that is known, counted from the job's end. */
        retryAfter: z.optional(z.number()),
      }),
    ),
    /** Address of what came out, once it succeeded. */
    result: z.nullable(z.object({ href: z.string() })),
    /** Seconds since it was accepted, by the server's clock. */
    elapsedSeconds: z.number(),
    createdAt: z.string(),
    /** When it is tried again, while the model's server is busy or fails (`waiting_for_model`). */
    nextTryAt: z.optional(z.string()),
    startedAt: z.nullable(z.string()),
    finishedAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Job" });
export type AnyJob = z.infer<typeof AnyJob>;

/** A generation for a campaign, which is what the studio follows in its tray. */
export type Job = AnyJob & { kind: (typeof CAMPAIGN_JOB_KINDS)[number]; campaignId: string };
export const isOfCampaign = (job: AnyJob): job is Job => job.campaignId !== null;

/** The beginning of each text that is being written for a content; nothing of it is checked or saved yet. */
export const PartialText = z.object({ field: z.string(), text: z.string() });
export type PartialText = z.infer<typeof PartialText>;

/** `event: text` of `GET /jobs/:jobId/events`. The other events, `job` and `end`, carry the job itself. */
export const JobText = z.object({ jobId: z.string(), contentId: z.nullable(z.string()), text: z.array(PartialText) });
export type JobText = z.infer<typeof JobText>;

export const JobQuery = z.strictObject({
  /** Hold the answer up to this many seconds until the job changes or ends. */
  wait: z.optional(z.coerce.number().check(z.minimum(0), z.maximum(60))),
});

export const JobListQuery = z.strictObject({
  /** Only jobs that are queued or running. */
  active: z.optional(z.enum(["true", "false"])),
  businessId: z.optional(id),
});
