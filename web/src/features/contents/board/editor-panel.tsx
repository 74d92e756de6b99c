import type { Content } from "@handbill/contracts";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { PlainIconButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { ContentEditor, type ContentEditorProps } from "../editor/content-editor.tsx";
import { editorMessages as copy } from "../editor/messages.ts";
import { headline } from "../fields/plain-text.ts";

type EditorPanelProps = ContentEditorProps & {
  isWide: boolean;
  onClose: () => void;
  /** Counts how often a piece was opened on purpose: each time the panel takes the focus. */
  turn: number;
};

const Title = ({ content: { channel, fields, topic } }: { content: Content }) => (
  <>
    <span className="mb-1 block text-sm font-normal text-muted">
      <ChannelLabel channel={channel} />
    </span>
    <Written className="block">{headline(channel, fields, topic)}</Written>
  </>
);

function SidePanel({ onClose, turn, ...editor }: Omit<EditorPanelProps, "isWide">) {
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { content } = editor;
  useEffect(() => {
    // The panel is as high as the window: at the top of it, its buttons are in reach.
    panel.current?.scrollIntoView({ block: "start" });
  }, []);
  useEffect(() => {
    if (turn > 0) heading.current?.focus({ preventScroll: true });
  }, [turn]);
  return (
    <section
      ref={panel}
      aria-labelledby="editor-title"
      className={`${cardClass} sticky top-6 max-h-[calc(100dvh-3rem)] scroll-mt-6 overflow-y-auto px-4 py-4 md:px-6`}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id="editor-title" ref={heading} tabIndex={-1} className="text-lg outline-none">
          <Title content={content} />
        </h2>
        <PlainIconButton aria-label={copy.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </PlainIconButton>
      </div>
      <ContentEditor key={content.id} {...editor} />
    </section>
  );
}

/** The open piece: beside the list where there is room, over the page where there is not. */
export function EditorPanel({ isWide, ...props }: EditorPanelProps) {
  const { onClose, turn: _turn, ...editor } = props;
  if (isWide) return <SidePanel {...props} />;
  return (
    <Dialog isOpen onClose={onClose} placement="side" title={<Title content={editor.content} />}>
      <ContentEditor key={editor.content.id} {...editor} />
    </Dialog>
  );
}
