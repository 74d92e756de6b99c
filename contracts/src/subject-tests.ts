import * as z from "zod/mini";
import { Rate } from "./analytics.ts";
import { id, requiredText } from "./text.ts";

/** Beside the subject that the email has. */
export const MAX_OTHER_SUBJECTS = 2;

/** `even`: the time was over, and no difference was worth the name. `planned`: it begins with the mailing. */
export const SUBJECT_TEST_STATES = ["planned", "running", "decided", "even", "stopped"] as const;

/**
 * `PUT .../contents/:contentId/subject-test`: two or three subjects for one email. So many per cent of its readers get one of them
 * each; everybody else waits for what came of it.
 */
export const SubjectTestPlan = z.strictObject({
  others: z.array(requiredText(200)).check(z.minLength(1), z.maxLength(MAX_OTHER_SUBJECTS)),
  share: z._default(z.int().check(z.minimum(10), z.maximum(100)), 30),
  hours: z._default(z.int().check(z.minimum(1), z.maximum(72)), 4),
  /** Opens are counted too often: some mail programs fetch every picture ahead. */
  measure: z._default(z.enum(["click", "open"]), "click"),
  /** A person vouches for what the profile does not back. */
  confirmed: z._default(z.boolean(), false),
});
export type SubjectTestPlan = z.infer<typeof SubjectTestPlan>;
export type SubjectTestPlanInput = z.input<typeof SubjectTestPlan>;

export const SubjectTest = z
  .object({
    contentId: id,
    state: z.enum(SUBJECT_TEST_STATES),
    share: z.int(),
    hours: z.int(),
    measure: z.enum(["click", "open"]),
    /** The first is that of the email itself. */
    subjects: z.array(
      z.object({
        text: z.string(),
        /** Mails with it that a mail server took: in the test, and afterwards. */
        sent: z.int(),
        /** Of the mails of the test. */
        openRate: Rate,
        clickRate: Rate,
        /** How probable it is that this one is the best of all, by the measure of the test. */
        best: z.number(),
      }),
    ),
    /** Readers who wait for the result. */
    waiting: z.int(),
    /** When it ends; null until every mail of the test was tried. */
    endsAt: z.nullable(z.string()),
    endedAt: z.nullable(z.string()),
    /** The place of the better subject; null unless the evidence decided. */
    winner: z.nullable(z.int()),
    /** What the others get, or have got; null until it has ended. */
    rest: z.nullable(z.int()),
    /** One or two sentences for the owner. */
    text: z.string(),
  })
  .register(z.globalRegistry, { id: "SubjectTest" });
export type SubjectTest = z.infer<typeof SubjectTest>;
