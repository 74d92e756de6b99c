import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { scheduleCheckQuery } from "../api/schedule.ts";

/** The value once it has stayed the same for a moment. */
function useSettled<Value>(value: Value, delayMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/** Asks the server about the time in the form, once its owner has stopped changing it. Empty asks nothing. */
export function useTimeCheck(businessId: string, contentId: string, time: string) {
  const settled = useSettled(time, 250);
  const check = useQuery({
    ...scheduleCheckQuery(businessId, contentId, settled),
    enabled: settled !== "" && settled === time,
  });
  const isCurrent = settled === time && time !== "";
  return {
    answer: isCurrent ? check.data : undefined,
    error: isCurrent ? check.error : null,
    isChecking: time !== "" && (!isCurrent || check.isFetching),
  };
}
