import type { Channel } from "@handbill/contracts";
import { memo, type ReactNode } from "react";
import { cutText } from "./cut-text.ts";
import { foldOf } from "./folds.ts";
import { LinkedText } from "./linked-text.tsx";
import { previewMessages as copy } from "./messages.ts";
import { limitAt } from "./over-limit.ts";
import type { Device } from "./preview-settings.ts";

type FeedTextProps = {
  channel: Channel;
  field: string;
  /** Name in the table of limits, where it is another one. */
  limitField?: string;
  text: string;
  device: Device;
  /** What the network says where it cuts. */
  more?: string;
  /** Site of the business; null where addresses are no links. */
  ownSite: string | null;
  /** In the same line, before the text. */
  lead?: ReactNode;
};

/** The words of "more" and of the line are drawn, not written: the text itself stays whole for whoever searches in it. */
const CutLine = ({ more }: { more: string }) => (
  <>
    <span data-words={more} className="pv-more" />
    <span aria-hidden data-words={copy.cutLine} className="pv-cut" />
  </>
);

/** Text as a feed shows it, with a line at the very character where the feed cuts, and what does not fit at all struck through. */
export const FeedText = memo(function FeedText(props: FeedTextProps) {
  const { channel, field, text, device, more = "", ownSite, lead } = props;
  if (text.trim() === "") return <p className="pv-empty">{copy.empty}</p>;
  const limit = limitAt(channel, props.limitField ?? field, text);
  const { shown, hidden } = cutText(text.slice(0, limit), foldOf(channel, field, device));
  const gap = hidden.slice(0, hidden.length - hidden.trimStart().length);
  return (
    <p className="pv-text">
      {lead}
      <LinkedText text={shown} ownSite={ownSite} />
      {hidden !== "" && <CutLine more={more} />}
      {hidden !== "" && (
        <span className="pv-hidden">
          <span className="pv-gap">{gap}</span>
          <LinkedText text={hidden.slice(gap.length)} ownSite={ownSite} />
        </span>
      )}
      {limit < text.length && <del className="pv-over">{text.slice(limit)}</del>}
    </p>
  );
});
