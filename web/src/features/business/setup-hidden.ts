const place = (businessId: string): string => `handbill.setup.${businessId}`;
const YEAR_SECONDS = 31_536_000;

/** Said to the server too, which would paint them otherwise. */
const tell = (businessId: string): void => {
  // oxlint-disable-next-line unicorn/no-document-cookie -- the other way to set one is not there on plain http
  document.cookie = `${place(businessId)}=hidden; Path=/b/${businessId}; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
};

/** Whether the first steps of a business are put away on this device. */
export const isSetupHidden = {
  read(businessId: string): boolean {
    try {
      const isHidden = localStorage.getItem(place(businessId)) === "hidden";
      if (isHidden) tell(businessId);
      return isHidden;
    } catch {
      return false;
    }
  },
  remember(businessId: string): void {
    try {
      localStorage.setItem(place(businessId), "hidden");
      tell(businessId);
    } catch {
      // Then they come back with the next visit.
    }
  },
};
