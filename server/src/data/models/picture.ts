import type { Timestamp } from "./column.ts";

/** Always a JPEG. */
export type PictureTable = {
  id: string;
  businessId: string;
  width: number;
  height: number;
  /** Of `whole`, in bytes. */
  size: number;
  whole: Buffer;
  small: Buffer;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
