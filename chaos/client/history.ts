export type Kind = "plan" | "write" | "write_all";

/** What became of one sending of a request: its status, or null where no answer came. */
export type Sending = { sentAt: number; endedAt: number; status: number | null; jobId: string | null; code: string };

/**
 * One thing that a user asked for, however often it was sent. `ok`: accepted, and `jobIds` says as what. `fail`: refused,
 * so nothing may have come of it. `unknown`: nobody answered, and without a key nobody can ask again.
 */
export type Operation = {
  /** Also in its data, so that whatever came of it can be found. */
  id: string;
  kind: Kind;
  userId: string;
  path: string;
  /** The Idempotency-Key; null for a request without one. */
  key: string | null;
  isTwin: boolean;
  sendings: Sending[];
  outcome: "ok" | "fail" | "unknown";
  /** Every job that an answer named: more than one is a generation too many. */
  jobIds: Set<string>;
  acceptedAt: number | null;
  /** When a client saw its job ended. */
  endedAt: number | null;
  /** A text that was handed over as written. */
  text: { contentId: string; fields: unknown } | null;
  /** When a cancel of its job was answered with 200 and the job was cancelled by it. */
  cancelledAt: number | null;
};

export type History = ReturnType<typeof createHistory>;

/** All that was asked for, and what was heard of it. */
export function createHistory() {
  const operations: Operation[] = [];
  return {
    begin(operation: Pick<Operation, "id" | "kind" | "userId" | "path" | "key" | "isTwin">): Operation {
      const begun: Operation = {
        ...operation,
        sendings: [],
        outcome: "unknown",
        jobIds: new Set(),
        acceptedAt: null,
        endedAt: null,
        text: null,
        cancelledAt: null,
      };
      operations.push(begun);
      return begun;
    },
    operations: (): readonly Operation[] => operations,
  };
}
