import type { Content } from "@handbill/contracts";
import { memo } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { Rating } from "../../../ui/rating.tsx";
import { Receipt } from "../../../ui/receipt.tsx";
import { toast } from "../../../ui/toast.ts";
import { useRateContent } from "../api/content-changes.ts";
import { editorMessages as copy } from "./messages.ts";

/** How a text came about, and what the owner thinks of it. */
export const Verdict = memo(function Verdict({ content, businessId }: { content: Content; businessId: string }) {
  const rate = useRateContent(businessId);
  if (content.receipt === null) return null;
  return (
    <>
      <Rating
        rating={content.rating}
        onRate={(judgement) =>
          rate.mutate(
            { contentId: content.id, judgement },
            { onError: (error) => toast(copy.confirmFailed, { tone: "danger", detail: describeError(error).detail }) },
          )
        }
      />
      <Receipt receipt={content.receipt} />
    </>
  );
});
