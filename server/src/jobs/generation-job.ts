import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { Tracing } from "../core/tracing.ts";
import type { GenerationService } from "../services/generation-service.ts";

const From = z.object({ traceId: z.string(), spanId: z.nullable(z.string()), isSampled: z.boolean() });
/** Jobs that nobody asked for have no request; those that start by themselves begin a trace. */
const Message = z.object({ jobId: z.string(), requestId: z.optional(z.string()), trace: z.optional(From) });

type Needs = {
  generations: GenerationService;
  tracing: Tracing;
  /** Told of work that broke down, which the queue tries again. */
  failed(message: string, facts: Record<string, unknown>): void;
};

/** Takes generations from the queue: reads the message and forwards it, within the trace of the request that asked for it. */
export function generationJob({ generations, tracing, failed }: Needs) {
  const within = (data: unknown, work: (jobId: string) => Promise<void>): Promise<void> => {
    const { jobId, requestId, trace: from = null } = Message.parse(data);
    const facts = { jobId, ...(requestId !== undefined && { requestId }) };
    return tracing.begin("job", { from, facts, kind: "consumer" }, () => work(jobId));
  };
  return {
    work: (data: unknown, signal: AbortSignal, messageId: string): Promise<void> =>
      within(data, async (jobId) => {
        try {
          await generations.run(jobId, signal, messageId);
        } catch (error) {
          const code = error instanceof AppError ? error.code : "internal";
          if (!signal.aborted) failed("a generation broke down; the queue tries it again", { err: error, code });
          throw error;
        }
      }),
    giveUp: (data: unknown): Promise<void> => within(data, (jobId) => generations.giveUp(jobId)),
  };
}
