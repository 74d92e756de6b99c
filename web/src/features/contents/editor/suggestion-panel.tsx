import type { Channel } from "@handbill/contracts";
import { Check, RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { fieldName } from "../fields/channel-form.ts";
import type { DraftFields } from "../fields/field-path.ts";
import { rewriteMessages as copy } from "./rewrite-messages.ts";
import type { Suggestion } from "./use-suggestion.ts";
import type { Wish } from "./wish.ts";
import { WordDiff } from "./word-diff.tsx";

const SHORT = 40;
const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text);

/** What was asked for, in the words of the buttons. */
function askedFor(channel: Channel, { wish, instruction, field, selection }: Wish): string {
  const what = [wish === undefined ? "" : copy.wishes[wish], instruction ?? ""].filter(Boolean).join(", ");
  const where =
    selection !== undefined ? copy.passageOf(shortened(selection.text)) : field && fieldName(channel, field);
  return [what, where].filter(Boolean).join(" – ");
}

type SuggestionPanelProps = { channel: Channel; suggestion: Suggestion; present: DraftFields; isBusy: boolean };

/** What the writer made of the text, word by word against the owner's own, until the owner has decided. */
export function SuggestionPanel({ channel, suggestion, present, isBusy }: SuggestionPanelProps) {
  const { before, wish, accept, keepMine, tryAgain } = suggestion;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that was pressed went away while the text was being written: the focus comes here instead of nowhere.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const asked = askedFor(channel, wish);
  return (
    <section aria-labelledby="suggestion" className="grid gap-3 rounded-card border border-ai bg-ai-soft p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-40">
          <h3 id="suggestion" ref={heading} tabIndex={-1} className="text-sm text-ai outline-none">
            {copy.suggestion}
          </h3>
          {asked !== "" && (
            <p>
              <bdi>{copy.asked(asked)}</bdi>
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <PlainButton
            size="sm"
            variant="primary"
            icon={<Check size={16} aria-hidden />}
            onClick={accept}
            disabled={isBusy}
          >
            {copy.accept}
          </PlainButton>
          <PlainButton size="sm" onClick={keepMine} disabled={isBusy}>
            {copy.keepMine}
          </PlainButton>
          <PlainButton
            size="sm"
            variant="quiet"
            icon={<RotateCcw size={16} aria-hidden />}
            onClick={tryAgain}
            disabled={isBusy}
          >
            {copy.tryAgain}
          </PlainButton>
        </div>
      </div>
      <Written as="div" className="rounded-control bg-surface p-3">
        <WordDiff channel={channel} before={before} after={present} />
      </Written>
    </section>
  );
}
