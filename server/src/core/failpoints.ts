/**
 * Named places on the way of a generation, in the order in which they are passed. A test may stop, kill or break the process
 * there; otherwise nothing happens. Every step that writes or calls has one before it and one behind it.
 */
export const FAILPOINTS = [
  // The process that takes the request.
  "request_claimed",
  "work_accepted",
  "work_committed",
  "answer_kept",
  // The process that works.
  "job_begun",
  "call_opened",
  "call_answered",
  "answer_spooled",
  "call_settled",
  "apply_started",
  "apply_written",
  "apply_committed",
] as const;

/** The same on the way of a publication, in the process that works. */
export const PUBLISHING_FAILPOINTS = [
  "publication_claimed",
  "publication_opened",
  "publication_answered",
  "publication_settled",
] as const;

export type Failpoint = (typeof FAILPOINTS)[number] | (typeof PUBLISHING_FAILPOINTS)[number];

type Handler = (name: Failpoint) => void | Promise<void>;
let onHit: Handler | null = null;

/** Tells whoever watches that this place is passed. It may throw, never return, or end the process. */
export async function failpoint(name: Failpoint): Promise<void> {
  if (onHit) await onHit(name);
}

/** Only tests watch. With null nobody does any more. */
export function watchFailpoints(handler: Handler | null): void {
  onHit = handler;
}
