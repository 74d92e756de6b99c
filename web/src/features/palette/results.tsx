import { useEffect, useRef } from "react";
import { Banner } from "../../ui/banner.tsx";
import { cx } from "../../ui/classes.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { useTextLanguage } from "../../ui/written.tsx";
import type { Command, CommandGroup } from "./command.ts";
import { messages } from "./messages.ts";

type OptionProps = { command: Command; isActive: boolean; onRun: (command: Command) => void };

function Option({ command, isActive, onRun }: OptionProps) {
  const box = useRef<HTMLButtonElement>(null);
  const language = useTextLanguage();
  useEffect(() => {
    if (isActive) box.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <button
      ref={box}
      type="button"
      role="option"
      id={`palette-${command.id}`}
      aria-selected={isActive}
      tabIndex={-1}
      onClick={() => onRun(command)}
      className={cx(
        "row flex w-full items-center gap-3 rounded-control px-3 py-1.5 text-start hover:bg-sunk",
        isActive && "bg-sunk outline-2 -outline-offset-2 outline-focus",
      )}
    >
      <span className="grid w-6 shrink-0 place-items-center text-muted">{command.icon}</span>
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium" {...(command.isWritten && language)}>
          {command.label}
        </span>
        {command.hint && <span className="truncate text-sm text-muted">{command.hint}</span>}
      </span>
    </button>
  );
}

type ResultsProps = {
  listId: string;
  groups: CommandGroup[];
  active: Command | undefined;
  typed: string;
  isBusy: boolean;
  hasFailed: boolean;
  onRetry: () => void;
  onRun: (command: Command) => void;
};

/** The lines of the search in their groups, or why there are none. */
export function Results({ listId, groups, active, typed, isBusy, hasFailed, onRetry, onRun }: ResultsProps) {
  const count = groups.reduce((sum, { commands }) => sum + commands.length, 0);
  const isNothing = count === 0 && !isBusy && !hasFailed;
  const said = isBusy ? messages.searching : isNothing ? messages.nothing(typed) : messages.count(count);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      <p role="status" className="sr-only">
        {typed === "" ? "" : said}
      </p>
      <div id={listId} role="listbox" aria-label={messages.title}>
        {groups.map(({ id, title, commands }) => (
          <div key={id} role="group" aria-labelledby={`palette-group-${id}`} className="not-first:mt-2">
            <p id={`palette-group-${id}`} className="px-3 py-1 text-xs font-medium text-muted">
              {title}
            </p>
            {commands.map((command) => (
              <Option key={command.id} command={command} isActive={command === active} onRun={onRun} />
            ))}
          </div>
        ))}
      </div>
      {count === 0 && isBusy && <p className="px-3 py-4 text-muted">{messages.searching}</p>}
      {isNothing && (
        <div className="grid gap-1 px-3 py-6">
          <p className="font-medium">{messages.nothing(typed)}</p>
          <p className="text-muted">{messages.nothingHelp}</p>
        </div>
      )}
      {hasFailed && (
        <div role="alert" className="mt-2">
          <Banner
            tone="warn"
            actions={
              <PlainButton size="sm" onClick={onRetry}>
                {messages.tryAgain}
              </PlainButton>
            }
          >
            {messages.failed}
          </Banner>
        </div>
      )}
    </div>
  );
}
