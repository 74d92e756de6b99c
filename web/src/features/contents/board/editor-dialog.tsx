import { Dialog } from "../../../ui/dialog.tsx";
import { ContentEditor } from "../editor/content-editor.tsx";
import type { EditorPanelProps } from "./editor-panel.tsx";
import { EditorTitle } from "./editor-title.tsx";

/** The open piece over the page, where list and editor do not fit side by side. The dialog takes the focus by itself. */
export const EditorDialog = ({ onClose, turn: _turn, ...editor }: EditorPanelProps) => (
  <Dialog isOpen onClose={onClose} placement="side" title={<EditorTitle content={editor.content} />}>
    <ContentEditor key={editor.content.id} {...editor} />
  </Dialog>
);
