import type { Content } from "@handbill/contracts";
import { X } from "lucide-react";
import { useEffect, useRef, type RefObject } from "react";
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
  /** Set by whoever opened the piece on purpose: the panel then takes the focus, once. */
  wantsFocus: RefObject<boolean>;
};

const Title = ({ content: { channel, fields, topic } }: { content: Content }) => (
  <>
    <span className="mb-1 block text-sm font-normal text-muted">
      <ChannelLabel channel={channel} />
    </span>
    <Written>{headline(channel, fields, topic)}</Written>
  </>
);

function SidePanel({ onClose, wantsFocus, ...editor }: Omit<EditorPanelProps, "isWide">) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { content } = editor;
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    heading.current?.focus();
  }, [content.id, wantsFocus]);
  return (
    <section
      aria-labelledby="editor-title"
      className={`${cardClass} sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto px-4 pt-4 md:px-6`}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
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
  const { onClose, wantsFocus: _focus, ...editor } = props;
  if (isWide) return <SidePanel {...props} />;
  return (
    <Dialog isOpen onClose={onClose} placement="side" title={<Title content={editor.content} />}>
      <ContentEditor key={editor.content.id} {...editor} />
    </Dialog>
  );
}
