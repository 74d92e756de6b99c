import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { PlainIconButton } from "../../../ui/plain-button.tsx";
import { ContentEditor, type ContentEditorProps } from "../editor/content-editor.tsx";
import { editorMessages as copy } from "../editor/messages.ts";
import { EditorTitle } from "./editor-title.tsx";

export type EditorPanelProps = ContentEditorProps & {
  onClose: () => void;
  /** Counts how often a piece was opened on purpose: each time the panel takes the focus. */
  turn: number;
};

/** The open piece beside the list. */
export function EditorPanel({ onClose, turn, ...editor }: EditorPanelProps) {
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
      data-foot="panel"
      className={`${cardClass} sticky top-[calc(1.5rem+var(--bars,0px))] max-h-[calc(100dvh-3rem-var(--bars,0px))] scroll-mt-[calc(1.5rem+var(--bars,0px))] scroll-pb-32 overflow-y-auto px-4 py-4 md:px-6`}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id="editor-title" ref={heading} tabIndex={-1} className="text-lg outline-none">
          <EditorTitle content={content} />
        </h2>
        <PlainIconButton aria-label={copy.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </PlainIconButton>
      </div>
      <ContentEditor key={content.id} {...editor} />
    </section>
  );
}
