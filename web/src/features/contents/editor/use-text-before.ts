import type { Content } from "@handbill/contracts";
import { useState } from "react";
import type { DraftFields } from "../fields/field-path.ts";

type Watch = { status: Content["status"]; fields: DraftFields | null; before: DraftFields | null };

/** The text as it was when the last rewrite began; null when nothing was rewritten while this piece was open. */
export function useTextBefore({ status, fields }: Content): DraftFields | null {
  const [watch, setWatch] = useState<Watch>({ status, fields, before: null });
  if (watch.status !== status || (status !== "generating" && watch.fields !== fields)) {
    const hasArrived = watch.status === "generating" && status === "draft";
    setWatch({
      status,
      fields: status === "generating" ? watch.fields : fields,
      before: hasArrived ? watch.fields : watch.before,
    });
  }
  return watch.before;
}
