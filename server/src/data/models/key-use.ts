import type { KeyUse } from "../../core/keyring.ts";
import type { Timestamp } from "./column.ts";

/** When a key of the server was the one that new things are made with, or something of it was read, for the last time. */
export type KeyUseTable = {
  keyId: string;
  use: KeyUse | "makes";
  firstAt: Timestamp;
  lastAt: Timestamp;
};
