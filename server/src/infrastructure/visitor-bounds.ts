import { createMinuteCounts } from "../core/minute-counts.ts";

/** What a person looks at in a minute, also where everybody else came at once. */
const A_FEW = 10;
/** Beyond so many times what a business may take, nobody is let in: others are to be served too. */
const CEILING = 4;

/** How much is let in within a minute. */
export type VisitBounds = { ofVisitor: number; ofPlace?: number };

/**
 * How often one visitor may ask for what is there for everybody, and how often all of them together for what is of one business:
 * counted by this process alone. It keeps one visitor, and one business, from taking all of it, and asks no database. Where a business
 * is asked for too often, each visitor still gets a few answers: who makes the crowd locks nobody else out.
 */
export function createVisitorBounds({ ofVisitor, ofPlace }: VisitBounds, nowMs?: () => number) {
  const visits = createMinuteCounts(nowMs);
  const places = createMinuteCounts(nowMs);
  const shares = createMinuteCounts(nowMs);
  return {
    admits: async (visitor: string, place?: string): Promise<boolean> => {
      if (visits.add(visitor) > ofVisitor) return false;
      if (ofPlace === undefined || place === undefined) return true;
      const crowd = places.add(place);
      if (crowd <= ofPlace) return true;
      return crowd <= ofPlace * CEILING && shares.add(`${place} ${visitor}`) <= A_FEW;
    },
  };
}
