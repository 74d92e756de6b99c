import type { Channel } from "@handbill/contracts";
import { lazy, Suspense, useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { CHANNEL_FORMS } from "../fields/channel-form.ts";
import { editorMessages as copy } from "./messages.ts";

const EstimateNote = lazy(() =>
  import("../../../ui/estimate-note.tsx").then((file) => ({ default: file.EstimateNote })),
);

export type Wish = { instruction?: string; field?: string };

type RewritePanelProps = {
  contentId: string;
  channel: Channel;
  isBusy: boolean;
  /** The text on the screen is not the one that is saved, so a rewrite would start from another. */
  isBlocked: boolean;
  /** Shows the free wish at once. */
  isOpen?: boolean;
  onRewrite: (wish: Wish) => void;
};

/** Asks what should change, five usual wishes first; the whole piece or one field. */
export function RewritePanel({ contentId, channel, isBusy, isBlocked, isOpen = false, onRewrite }: RewritePanelProps) {
  const [field, setField] = useState("");
  const [instruction, setInstruction] = useState("");
  const [isUnfolded, setIsUnfolded] = useState(isOpen);
  const parts = CHANNEL_FORMS[channel].flatMap(({ rewrite, label }) =>
    rewrite === undefined ? [] : [{ id: rewrite, label }],
  );
  const send = (wish: string) =>
    onRewrite({ ...(wish === "" ? {} : { instruction: wish }), ...(field === "" ? {} : { field }) });
  return (
    <form
      aria-label={copy.rewriteTitle}
      className="grid gap-3 rounded-card border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(instruction.trim());
      }}
    >
      <h3 className="text-sm font-medium">{copy.rewriteTitle}</h3>
      <div className="flex flex-wrap gap-2">
        {copy.chips.map((chip) => (
          <PlainButton key={chip} asksWriter size="sm" disabled={isBusy || isBlocked} onClick={() => send(chip)}>
            {chip}
          </PlainButton>
        ))}
      </div>
      {isBlocked && <p className="text-sm text-danger">{copy.rewriteBlocked}</p>}
      <details open={isOpen} onToggle={(event) => setIsUnfolded(event.currentTarget.open)}>
        <summary className="tap inline-flex items-center rounded-control text-sm text-muted underline-offset-3 hover:underline">
          {copy.rewriteMore}
        </summary>
        <div className="mt-2 grid gap-3">
          <PlainTextArea
            label={copy.rewriteHint}
            rows={2}
            maxLength={1000}
            dir="auto"
            value={instruction}
            onChange={setInstruction}
          />
          {parts.length > 1 && (
            <PlainSelect
              label={copy.rewriteWhat}
              value={field}
              choices={[
                { id: "", label: copy.whole },
                ...parts.map(({ id, label }) => ({ id, label: copy.rewriteOnly(label) })),
              ]}
              onChange={setField}
            />
          )}
          <span>
            <PlainButton type="submit" asksWriter disabled={isBusy || isBlocked}>
              {copy.rewrite}
            </PlainButton>
          </span>
          {isUnfolded && (
            <Suspense fallback={<p className="min-h-[1.5em] text-sm" />}>
              <EstimateNote of={{ contentId }} />
            </Suspense>
          )}
        </div>
      </details>
    </form>
  );
}
