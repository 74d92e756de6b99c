const place = (campaignId: string): string => `handbill.plan-wish.${campaignId}`;

/** What was typed for the next plan and not sent; empty where there is nothing. */
export function readWish(campaignId: string): string {
  try {
    return localStorage.getItem(place(campaignId)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps what is typed on this device. A full or forbidden storage must not stop the writing. */
export function keepWish(campaignId: string, wish: string): void {
  try {
    if (wish.trim() === "") localStorage.removeItem(place(campaignId));
    else localStorage.setItem(place(campaignId), wish);
  } catch {
    // It is still in the form.
  }
}
