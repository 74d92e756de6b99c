import type { Approach, Claim, FailedVariant, Receipt } from "@handbill/contracts";
import type { GeneratedJson, NullableJson, Timestamp } from "./column.ts";

/** One version of a set, or why it did not come out well: then it has no fields. */
export type ContentVariantTable = {
  businessId: string;
  contentId: string;
  /** The job that started all versions of the set. */
  setId: string;
  number: number;
  approach: Approach;
  fields: NullableJson<Record<string, unknown>>;
  claims: GeneratedJson<Claim[]>;
  receipt: NullableJson<Receipt>;
  failure: NullableJson<Pick<FailedVariant, "code" | "detail">>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
