import { useState } from "react";
import { isSetupHidden } from "./setup-hidden.ts";

/** Whether the owner has put the first steps of a business away, remembered on this device. */
export function useSetupHidden(businessId: string): { isHidden: boolean; hide: () => void } {
  const [isHidden, setIsHidden] = useState(() => isSetupHidden.read(businessId));
  return {
    isHidden,
    hide: () => {
      setIsHidden(true);
      isSetupHidden.remember(businessId);
    },
  };
}
