import "fastify";

declare module "fastify" {
  interface FastifyInstance {
    /** Aborts when the server begins to close: whoever holds a request answers it then. */
    leaving: AbortSignal;
    /** Seconds a request waits for its generation when it does not say otherwise. */
    waitSeconds: number;
  }
  interface FastifyRequest {
    /** Who is signed in; set for every route under /api/v1 before its handler runs. */
    userId: string;
    /** Set when the request has an Idempotency-Key: hand it to the transaction that creates something. */
    idempotencyClaim: string | null;
  }
  interface FastifyContextConfig {
    /** The route may call a model: its requests are counted against the user's limit. */
    ai?: boolean;
  }
}
