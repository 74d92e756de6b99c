import type { Wish as OneTap } from "@handbill/contracts";
import { useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { inputClass } from "../../../ui/classes.ts";
import { rewriteMessages as copy } from "./rewrite-messages.ts";

const QUICK: readonly OneTap[] = ["shorter", "simplify", "rephrase"];

type PassageBarProps = { onWish: (wish: { wish?: OneTap; instruction?: string }) => void };

/** The ways to have a selected passage rewritten. The selection stays while the buttons are pressed. */
export function PassageBar({ onWish }: PassageBarProps) {
  const [isTyping, setIsTyping] = useState(false);
  const [words, setWords] = useState("");
  return (
    <div
      role="toolbar"
      aria-label={copy.passage}
      className="absolute start-0 top-full z-20 mt-1 flex max-w-full animate-fade flex-wrap gap-1 rounded-card border border-line bg-surface p-1.5 shadow-float"
      onPointerDown={(event) => {
        // Some browsers drop the selection of the text when something else is pressed.
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
    >
      {isTyping ? (
        <form
          className="flex w-80 max-w-full gap-1"
          onSubmit={(event) => {
            event.preventDefault();
            if (words.trim() !== "") onWish({ instruction: words.trim() });
          }}
        >
          <input
            aria-label={copy.hint}
            placeholder={copy.hint}
            className={inputClass}
            dir="auto"
            maxLength={1000}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone
            autoFocus
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <PlainButton type="submit" variant="primary" size="sm">
            {copy.go}
          </PlainButton>
        </form>
      ) : (
        <>
          {QUICK.map((wish) => (
            <PlainButton key={wish} size="sm" variant="quiet" onClick={() => onWish({ wish })}>
              {copy.wishes[wish]}
            </PlainButton>
          ))}
          <PlainButton size="sm" variant="quiet" onClick={() => setIsTyping(true)}>
            {copy.ownWords}
          </PlainButton>
        </>
      )}
    </div>
  );
}
