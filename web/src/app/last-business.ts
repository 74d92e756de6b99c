const STORED = "handbill.business";

/** The business this browser looked at last, to open it again next time. */
export const lastBusiness = {
  read(): string | null {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  },
  remember(businessId: string): void {
    try {
      localStorage.setItem(STORED, businessId);
    } catch {
      // Without storage the first business is opened instead.
    }
  },
};
