import type { Generated } from "kysely";
import type { Json, Timestamp } from "./column.ts";

/** The authenticator app of a user; it counts once `confirmedAt` is set. */
export type TwoFactorTable = {
  userId: string;
  /** Sealed. */
  secret: string;
  confirmedAt: string | null;
  /** The time step of the last code that was taken: no code is taken twice. A bigint, which the driver reads as text. */
  lastStep: Generated<string | number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type RecoveryCodeTable = {
  userId: string;
  codeHash: string;
  usedAt: Generated<string | null>;
  createdAt: Timestamp;
};

export type ChallengeKind = "second-step" | "passkey" | "passkey-new" | "elsewhere" | "elsewhere-link";

/** Something asked of a browser in the middle of a sign-in; the browser holds its signed id. */
export type SignInChallengeTable = {
  id: string;
  userId: string | null;
  kind: ChallengeKind;
  facts: Json<Record<string, string>>;
  tries: Generated<number>;
  expiresAt: string;
  createdAt: Timestamp;
};

export type PasskeyTable = {
  id: string;
  userId: string;
  /** As the authenticator names it, in base64url. */
  credentialId: string;
  /** COSE, in base64url. */
  publicKey: string;
  /** A bigint, which the driver reads as text. */
  counter: string | number;
  transports: string[];
  backedUp: boolean;
  name: string;
  lastUsedAt: Generated<string | null>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
