import { WHATSAPP_LONGEST, WHATSAPP_WINDOW_HOURS } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";

const WINDOW_MS = WHATSAPP_WINDOW_HOURS * 3_600_000;

/** Until when a customer on WhatsApp may be answered in free words; undefined where they never wrote. */
export async function windowEnd(
  tx: Pick<Repositories, "chats">,
  businessId: string,
  conversationId: string,
): Promise<number | undefined> {
  const heard = await tx.chats.lastHeard(businessId, conversationId);
  return heard === undefined ? undefined : Date.parse(heard) + WINDOW_MS;
}

/** What WhatsApp would refuse for sure: too late, or too long. `leavesAt` in milliseconds. */
export async function requireWindow(
  tx: Pick<Repositories, "chats">,
  business: OwnedBusiness,
  { conversationId, body }: { conversationId: string; body: string },
  leavesAt: number,
): Promise<void> {
  if (body.length > WHATSAPP_LONGEST) {
    throw new AppError("over_limit", `A message on WhatsApp has ${WHATSAPP_LONGEST} characters at most.`, {
      errors: [
        { path: "body", message: "Too long.", actual: body.length, limit: WHATSAPP_LONGEST, unit: "characters" },
      ],
    });
  }
  const end = await windowEnd(tx, business.id, conversationId);
  if (end !== undefined && leavesAt < end) return;
  throw new AppError(
    "window_closed",
    end === undefined
      ? "This customer has not written to you on WhatsApp yet: only an approved template can be sent first."
      : "WhatsApp takes free words for 24 hours after the customer wrote. By then they are over: send an approved template, or answer on another channel.",
  );
}
