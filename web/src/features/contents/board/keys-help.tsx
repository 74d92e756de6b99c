import { Keyboard } from "lucide-react";
import { useState } from "react";
import { messages } from "../messages.ts";

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

/** The keys of the board, and the switch for them. */
export function KeysHelp({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <details className="hidden text-sm md:pointer-fine:block">
      <summary className="tap inline-flex items-center gap-2 rounded-control text-muted hover:text-ink">
        <Keyboard size={16} aria-hidden />
        {messages.keys}
      </summary>
      <div className="mt-1 grid gap-3 rounded-card border border-line bg-surface p-4">
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {messages.keyList.map(([key, does]) => (
            <li key={key}>
              <kbd className="rounded border border-control bg-sunk px-1.5 font-medium">{key}</kbd> {does}
            </li>
          ))}
        </ul>
        <label className="tap flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={isOn}
            onChange={(event) => onChange(event.target.checked)}
          />
          {messages.keysOn}
        </label>
      </div>
    </details>
  );
}
