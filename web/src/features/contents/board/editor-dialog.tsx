import { Sheet } from "../../../ui/sheet.tsx";
import { ContentEditor } from "../editor/content-editor.tsx";
import { cardLink } from "./card-link.ts";
import type { EditorPanelProps } from "./editor-panel.tsx";
import { EditorTitle } from "./editor-title.tsx";

/** The open piece over the page, where list and editor do not fit side by side. */
export const EditorDialog = ({ onClose, turn: _turn, ...editor }: EditorPanelProps) => (
  <Sheet
    onClose={onClose}
    title={<EditorTitle content={editor.content} />}
    returnTo={() => cardLink(editor.content.id)}
  >
    <ContentEditor key={editor.content.id} {...editor} />
  </Sheet>
);
