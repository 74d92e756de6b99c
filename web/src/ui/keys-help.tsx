import { Keyboard } from "lucide-react";

type KeysHelpProps = {
  title: string;
  /** What the switch is for. */
  switchLabel: string;
  keys: readonly (readonly [key: string, does: string])[];
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** The single keys of a page, and the switch for them, which holds everywhere. Where there is a pointer that is no finger. */
export const KeysHelp = ({ title, switchLabel, keys, isOn, onChange }: KeysHelpProps) => (
  <details data-keys-help className="hidden text-sm md:pointer-fine:block">
    <summary className="tap inline-flex items-center gap-2 rounded-control text-muted hover:text-ink">
      <Keyboard size={16} aria-hidden />
      {title}
    </summary>
    <div className="mt-1 grid gap-3 rounded-card border border-line bg-surface p-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {keys.map(([key, does]) => (
          <li key={key}>
            <kbd className="rounded border border-control bg-sunk px-1.5 font-medium">{key}</kbd> {does}
          </li>
        ))}
      </ul>
      <label className="tap flex items-center gap-2">
        <input type="checkbox" className="size-4" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
        {switchLabel}
      </label>
    </div>
  </details>
);
