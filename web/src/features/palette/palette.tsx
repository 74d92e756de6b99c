import { Search, X } from "lucide-react";
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { PlainIconButton } from "../../ui/plain-button.tsx";
import { narrow, type Command } from "./command.ts";
import { messages } from "./messages.ts";
import { Results } from "./results.tsx";
import { useCommands } from "./use-commands.tsx";
import { useFound } from "./use-found.tsx";

const LIST = "palette-list";

/** The browser's own dialog: the page behind is out of reach, Esc closes, and the focus goes back where it was. */
function useDialog(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    ref: dialog,
    onCancel: onClose,
    onClick: (event: { target: unknown }): void => {
      if (event.target === dialog.current) onClose();
    },
  };
}

function useGroups(businessId: string, typed: string) {
  const commands = useCommands(businessId);
  const { found, people, recent, ...state } = useFound(businessId, typed);
  const isEmpty = typed.trim() === "";
  const lead = isEmpty
    ? { id: "recent", title: messages.groups.recent, commands: recent }
    : { id: "found", title: messages.groups.found, commands: found };
  const known = isEmpty ? commands : narrow(commands, typed);
  // What is meant by name comes before what only mentions it.
  const named = { id: "people", title: messages.groups.people, commands: people };
  const groups = isEmpty ? [lead, ...known] : [...known, lead, named];
  return { groups: groups.filter((group) => group.commands.length > 0), ...state };
}

type PaletteProps = { businessId: string; onClose: () => void };

/** One place to find campaigns, pieces, pages and actions; by keys or by touch. */
export function Palette({ businessId, onClose }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const { groups, isBusy, hasFailed, retry } = useGroups(businessId, typed);
  const all = groups.flatMap(({ commands }) => commands);
  const active = all[Math.min(chosen, all.length - 1)];
  const run = (command: Command): void => {
    onClose();
    command.run();
  };
  const move = (step: number): void => {
    if (all.length > 0) setChosen((Math.min(chosen, all.length - 1) + step + all.length) % all.length);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => active && run(active),
      // A search field would keep the first Esc for itself, to empty itself.
      Escape: onClose,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  return (
    <dialog
      {...useDialog(onClose)}
      aria-label={messages.title}
      className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none animate-fade flex-col bg-surface text-ink backdrop:bg-backdrop open:flex md:mx-auto md:mt-[10vh] md:bottom-auto md:h-auto md:max-h-[75dvh] md:max-w-160 md:rounded-card md:border md:border-line md:shadow-float"
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search size={20} className="shrink-0 text-muted" aria-hidden />
        <input
          type="search"
          role="combobox"
          aria-label={messages.label}
          aria-expanded
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={active ? `palette-${active.id}` : undefined}
          placeholder={messages.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          className="min-h-14 w-full min-w-0 flex-1 bg-transparent text-base outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        <PlainIconButton aria-label={messages.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </PlainIconButton>
      </div>
      <Results
        listId={LIST}
        groups={groups}
        active={active}
        typed={typed.trim()}
        isBusy={isBusy}
        hasFailed={hasFailed}
        onRetry={retry}
        onRun={run}
      />
      <p className="hidden border-t border-line px-4 py-2 text-xs text-muted md:pointer-fine:block">{messages.keys}</p>
    </dialog>
  );
}
