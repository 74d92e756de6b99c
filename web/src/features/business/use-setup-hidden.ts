import { useState } from "react";

const place = (businessId: string): string => `handbill.setup.${businessId}`;

const isHiddenIn = (businessId: string): boolean => {
  try {
    return localStorage.getItem(place(businessId)) === "hidden";
  } catch {
    return false;
  }
};

/** Whether the owner has put the first steps of a business away, remembered on this device. */
export function useSetupHidden(businessId: string): { isHidden: boolean; hide: () => void } {
  const [isHidden, setIsHidden] = useState(() => isHiddenIn(businessId));
  return {
    isHidden,
    hide: () => {
      setIsHidden(true);
      try {
        localStorage.setItem(place(businessId), "hidden");
      } catch {
        // Then they come back with the next visit.
      }
    },
  };
}
