import { createMinuteCounts } from "../core/minute-counts.ts";

/**
 * How often one visitor may ask for what is there for everybody, counted by this process alone: it keeps one of them from taking
 * all of it, and asks no database.
 */
export function createVisitorBounds(perMinute: number) {
  const visits = createMinuteCounts();
  return { admits: async (visitor: string): Promise<boolean> => visits.add(visitor) <= perMinute };
}
