import { WISHES, type Channel } from "@handbill/contracts";
import { lazy, memo, useState } from "react";
import { Part } from "../../../ui/part.tsx";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { PlainTextArea } from "../../../ui/plain-text-area.tsx";
import { CHANNEL_FORMS } from "../fields/channel-form.ts";
import { rewriteMessages as copy } from "./rewrite-messages.ts";
import type { Wish } from "./wish.ts";

const EstimateNote = lazy(() =>
  import("../../../ui/estimate-note.tsx").then((file) => ({ default: file.EstimateNote })),
);

/** Those for a whole text; the others are for a passage, or come up by themselves. */
const CHIPS = WISHES.filter((wish) => ["shorter", "warmer", "specific", "offer", "no_emoji"].includes(wish));

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
export const RewritePanel = memo(function RewritePanel(props: RewritePanelProps) {
  const { contentId, channel, isBusy, isBlocked, isOpen = false, onRewrite } = props;
  const { offers } = useActiveBusiness();
  const [field, setField] = useState("");
  const [instruction, setInstruction] = useState("");
  const parts = CHANNEL_FORMS[channel].flatMap(({ rewrite, label }) =>
    rewrite === undefined ? [] : [{ id: rewrite, label: copy.only(label) }],
  );
  const send = (wish: Wish) => onRewrite({ ...wish, ...(field === "" ? {} : { field }) });
  const isOff = isBusy || isBlocked;
  return (
    <form
      aria-label={copy.title}
      data-rewrite
      className="grid gap-3 rounded-card border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const words = instruction.trim();
        send(words === "" ? {} : { instruction: words });
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="text-sm font-medium">{copy.title}</h3>
        {parts.length > 1 && (
          <PlainSelect
            label={copy.what}
            isLabelHidden
            value={field}
            choices={[{ id: "", label: copy.whole }, ...parts]}
            onChange={setField}
          />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {CHIPS.filter((wish) => wish !== "offer" || offers.length > 0).map((wish) => (
          <PlainButton key={wish} size="sm" disabled={isOff} onClick={() => send({ wish })}>
            {copy.wishes[wish]}
          </PlainButton>
        ))}
      </div>
      {isBlocked && <p className="text-sm text-danger">{copy.blocked}</p>}
      <Part fallback={<p className="min-h-[1.5em] text-sm" />}>
        <EstimateNote of={{ contentId }} />
      </Part>
      <details open={isOpen}>
        <summary className="tap inline-flex items-center rounded-control text-sm text-muted underline-offset-3 hover:underline">
          {copy.more}
        </summary>
        <div className="mt-2 grid gap-3">
          <PlainTextArea
            label={copy.hint}
            rows={2}
            maxLength={1000}
            dir="auto"
            value={instruction}
            onChange={setInstruction}
          />
          <span>
            <PlainButton type="submit" disabled={isOff}>
              {copy.rewrite}
            </PlainButton>
          </span>
        </div>
      </details>
    </form>
  );
});
