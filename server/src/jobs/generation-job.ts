import * as z from "zod/mini";
import type { GenerationService } from "../services/generation-service.ts";

const Message = z.object({ jobId: z.string() });

/** Takes generations from the queue: reads the message and forwards it. */
export const generationJob = (generations: GenerationService) => ({
  work: (data: unknown, signal: AbortSignal, messageId: string): Promise<void> =>
    generations.run(Message.parse(data).jobId, signal, messageId),
  giveUp: (data: unknown): Promise<void> => generations.giveUp(Message.parse(data).jobId),
});
