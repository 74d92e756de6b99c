import type { Content } from "@handbill/contracts";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { iconButtonClass } from "../../../ui/classes.ts";
import { Popup } from "../../../ui/popup.tsx";
import { toast } from "../../../ui/toast.ts";
import { editorMessages } from "../editor/messages.ts";
import { openClaims } from "../fields/open-claims.ts";
import { headline } from "../fields/excerpt.ts";
import { useMay } from "../../../api/permissions.ts";
import { plainText } from "../fields/plain-text.ts";
import { messages } from "../messages.ts";
import type { CardActions } from "./card-actions.ts";

type ItemProps = { children: ReactNode; shortcut?: string; isDanger?: boolean; onClick: () => void };

const Item = ({ children, shortcut, isDanger = false, onClick }: ItemProps) => (
  <li>
    <button
      type="button"
      onClick={onClick}
      aria-keyshortcuts={shortcut}
      className={`tap flex w-full items-center justify-between gap-6 rounded-control px-3 py-1.5 text-start text-sm hover:bg-sunk ${isDanger ? "text-danger" : ""}`}
    >
      {children}
      {shortcut !== undefined && (
        <kbd aria-hidden className="text-xs text-muted max-md:hidden">
          {shortcut}
        </kbd>
      )}
    </button>
  </li>
);

/** Everything that can be done with a piece, from its card. Keys are named where they act. */
export function CardMenu({ content, actions }: { content: Content; actions: CardActions }) {
  const { channel, fields, topic, status, claims } = content;
  const mayEdit = useMay("edit");
  const mayApprove = useMay("approve");
  const key = (name: string) => (actions.hasKeys ? { shortcut: name } : {});
  const items = (close: () => void) => {
    const then = (act: (content: Content) => void) => () => {
      close();
      act(content);
    };
    return (
      <ul className="grid min-w-48">
        <Item {...key("e")} onClick={then(actions.show)}>
          {messages.open}
        </Item>
        {mayApprove && status === "draft" && openClaims(claims).length === 0 && (
          <Item {...key("a")} onClick={then(actions.approve)}>
            {messages.approve}
          </Item>
        )}
        {mayEdit && status === "placeholder" && <Item onClick={then(actions.write)}>{messages.writeThis}</Item>}
        {mayApprove && status === "approved" && <Item onClick={then(actions.reopen)}>{messages.reopen}</Item>}
        {fields !== null && (
          <Item
            onClick={then(() => {
              void navigator.clipboard?.writeText(plainText(channel, fields)).then(() => toast(editorMessages.copied));
            })}
          >
            {editorMessages.copyText}
          </Item>
        )}
        {mayEdit && (
          <Item isDanger onClick={then(actions.remove)}>
            {editorMessages.remove}
          </Item>
        )}
      </ul>
    );
  };
  return (
    <Popup
      label={messages.actionsOf(headline(channel, fields, topic))}
      button={<Ellipsis size={18} aria-hidden />}
      buttonClass={iconButtonClass}
      placement="absolute end-0 top-full mt-1"
    >
      {items}
    </Popup>
  );
}
