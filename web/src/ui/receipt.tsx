import type { Receipt as ReceiptOf } from "@handbill/contracts";
import { lazy, useState } from "react";
import { formatAiCost } from "./money.ts";
import { Part } from "./part.tsx";
import { receiptMessages as copy } from "./receipt-messages.ts";

const ReceiptDetails = lazy(() => import("./receipt-details.tsx").then((file) => ({ default: file.ReceiptDetails })));

/** Who wrote something, what it cost, what was checked and which facts it rests on; folded until it is wanted. */
export function Receipt({ receipt }: { receipt: ReceiptOf }) {
  const [isOpen, setIsOpen] = useState(false);
  const isFree = receipt.demo && receipt.costNanoUsd === 0;
  const cost = isFree ? copy.free : formatAiCost(receipt.costNanoUsd);
  return (
    <details className="text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {copy.summary(cost)}
      </summary>
      {isOpen && (
        <Part>
          <ReceiptDetails receipt={receipt} />
        </Part>
      )}
    </details>
  );
}
