import { RateLimiterMemory } from "rate-limiter-flexible";

const MINUTE_SECONDS = 60;

/**
 * How often one visitor may ask for what is there for everybody, counted by this process alone: it keeps one of them from taking
 * all of it, and asks no database.
 */
export function createVisitorBounds(perMinute: number) {
  const visits = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
  return {
    admits: (visitor: string): Promise<boolean> =>
      visits.consume(visitor).then(
        () => true,
        () => false,
      ),
  };
}
