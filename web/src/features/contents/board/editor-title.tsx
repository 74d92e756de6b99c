import type { Content } from "@handbill/contracts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { Written } from "../../../ui/written.tsx";
import { headline } from "../fields/excerpt.ts";

/** Channel and name of the open piece. */
export const EditorTitle = ({ content: { channel, fields, topic } }: { content: Content }) => (
  <>
    <span className="mb-1 block text-sm font-normal text-muted">
      <ChannelLabel channel={channel} />
    </span>
    <Written className="block">{headline(channel, fields, topic)}</Written>
  </>
);
