import { useEffect, useEffectEvent } from "react";
import { addDays, today } from "../../ui/dates.ts";
import { shiftMonth } from "../../ui/month.ts";
import { useKeySetting } from "../../ui/use-key-setting.ts";
import { useActiveBusiness } from "../../api/businesses.ts";
import { useCalendarSearch } from "./use-calendar-search.ts";

/** Earlier, later and back to today, by a month or a week. */
export function useSteps() {
  const { timezone } = useActiveBusiness();
  const { search, change } = useCalendarSearch();
  const { view, month, day } = search;
  const step = (count: 1 | -1) =>
    change(view === "week" ? { day: addDays(day, count * 7) } : { month: shiftMonth(month, count) }, { isStep: true });
  const toToday = () => {
    const present = today(timezone);
    change({ month: present.slice(0, 7), day: present }, { isStep: true });
  };
  return { step, toToday };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]") !== null;

/** `t`, `[` and `]`, where the owner has not switched single keys off. */
export function useStepKeys({ step, toToday }: ReturnType<typeof useSteps>): void {
  const { isOn } = useKeySetting();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === "t") toToday();
    if (event.key === "[") step(-1);
    if (event.key === "]") step(1);
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);
}
