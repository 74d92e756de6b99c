import { useState } from "react";

const PLACE = "handbill.single-keys";

const isSwitchedOff = (): boolean => {
  try {
    return localStorage.getItem(PLACE) === "off";
  } catch {
    return false;
  }
};

/** Whether single keys act, remembered on this device. */
export function useKeySetting() {
  const [isOn, setIsOn] = useState(() => !isSwitchedOff());
  const change = (on: boolean) => {
    setIsOn(on);
    try {
      localStorage.setItem(PLACE, on ? "on" : "off");
    } catch {
      // It then holds until the page is closed.
    }
  };
  return { isOn, change };
}
