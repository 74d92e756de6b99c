import { Channel, type Business } from "@handbill/contracts";
import * as z from "zod/mini";
import { emptyForm, type CampaignForm } from "./defaults.ts";

const SavedForm = z.object({
  goal: z.string(),
  name: z.string(),
  audience: z.string(),
  channels: z.array(Channel),
  startsOn: z.string(),
  endsOn: z.string(),
  budget: z.string(),
  currency: z.string(),
  contentCount: z.string(),
  notes: z.string(),
});

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const place = (businessId: string): string => `handbill.new-campaign.${businessId}`;

/** What was typed in this tab before a reload or a look elsewhere; a fresh form otherwise. */
export function openForm(business: Business, shelf: Shelf = sessionStorage): CampaignForm {
  try {
    const saved = SavedForm.safeParse(JSON.parse(shelf.getItem(place(business.id)) ?? "null"));
    return saved.success ? saved.data : emptyForm(business);
  } catch {
    return emptyForm(business);
  }
}

/** Keeps what is typed in this tab; null once it was sent. */
export function keepForm(businessId: string, form: CampaignForm | null, shelf: Shelf = sessionStorage): void {
  try {
    if (form === null) shelf.removeItem(place(businessId));
    else shelf.setItem(place(businessId), JSON.stringify(form));
  } catch {
    // Without storage the form still works; it only does not survive a reload.
  }
}
