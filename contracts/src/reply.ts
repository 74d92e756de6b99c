import * as z from "zod/mini";
import { requiredText } from "./text.ts";

/** `POST .../messages/:messageId/draft-reply`: of a customer's message, or of a draft that is to be rewritten as `instruction` wants. */
export const DraftReplyWish = z.strictObject({ instruction: z.optional(requiredText(1000)) });
export type DraftReplyWish = z.infer<typeof DraftReplyWish>;
