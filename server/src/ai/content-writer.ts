import type { Validated } from "../core/validated.ts";
import type { AiRun, ContentRequest, WrittenContent } from "./ai-requests.ts";

/** Writes contents. */
export type ContentWriter = {
  /** One content that fits its channel, or an AppError with an `ai_*` code whose message the owner can read. */
  write(request: ContentRequest, run: AiRun): Promise<Validated<WrittenContent>>;
};
