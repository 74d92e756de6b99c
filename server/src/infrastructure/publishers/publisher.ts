import type { Channel } from "@handbill/contracts";

/** What goes out: one content exactly as it was approved. */
export type Piece = {
  contentId: string;
  campaignId: string;
  channel: Channel;
  /** In the shape of the channel; links are already those that are counted. */
  fields: Record<string, unknown>;
  /** The language of the business, as `pt` or `en-GB`. */
  language: string;
  businessName: string;
  topic: string;
  /** In their order; of at most a million bytes each. */
  pictures: readonly PiecePicture[];
};

/** A JPEG. */
export type PiecePicture = {
  bytes: Uint8Array;
  width: number;
  height: number;
  /** What is seen on it; may be empty. */
  alt: string;
  /** Where everybody can fetch it, from the moment the content goes out. */
  url: string;
};

/** A place that a business gave us the key of. `settings` may be shown, `secrets` never leave the server. */
export type OpenConnection = {
  id: string;
  kind: string;
  name: string;
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
};

/** What became of one try. */
export type Outcome =
  | { kind: "accepted"; externalId?: string; url?: string; status?: number; excerpt?: string }
  /** Known not to have gone out. */
  | {
      kind: "refused";
      errorKind: string;
      /** Whether the same may be accepted later. */
      retryable: boolean;
      retryAfterSeconds?: number;
      /** The place wants nothing of us any more: its connection is switched off. */
      isGone?: boolean;
      status?: number;
      excerpt: string;
    }
  /** It may have gone out: nothing is tried again by itself. */
  | { kind: "unknown"; errorKind: string; status?: number; excerpt: string };

/** Whether a connection works, in a sentence for the owner. */
export type CheckResult = { ok: boolean; detail: string };

/** One kind of place where a content can go out to. An adapter knows its protocol, and nothing of the product around it. */
export type Publisher = {
  kind: string;
  /** How long after each refusal that may pass it is tried again; the engine's own pauses, of less than an hour in all, unless given. */
  retrySeconds?: readonly number[];
  /** Asks the place whether the key fits, without publishing anything that customers see. */
  check(connection: OpenConnection, signal: AbortSignal): Promise<CheckResult>;
  /**
   * Publishes once. `key` stays the same across all tries of one publication: a place that can recognise it does nothing the second
   * time. Never throws for what a place or the way to it does.
   */
  publish(piece: Piece, connection: OpenConnection, key: string, signal: AbortSignal): Promise<Outcome>;
};
