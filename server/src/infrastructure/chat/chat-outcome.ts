/** What became of a try to send a message. */
export type ChatOutcome =
  | { kind: "accepted"; externalId?: string; status: number; excerpt: string }
  | {
      kind: "refused";
      errorKind: string;
      retryable: boolean;
      retryAfterSeconds?: number;
      status: number | null;
      excerpt: string;
      detail: string;
    }
  | { kind: "unknown"; errorKind: string; excerpt: string; detail: string };
