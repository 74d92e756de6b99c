import { ROLE_PERMISSIONS, type Conversation } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Check, Ellipsis, Moon, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { meQuery } from "../../../api/me.ts";
import { membersQuery } from "../../../api/team.ts";
import { buttonClass, iconButtonClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Popup } from "../../../ui/popup.tsx";
import { messages } from "../messages.ts";
import type { OrderActions } from "../order/order-actions.ts";
import { wakings } from "../order/snooze.ts";
import { isAsleep } from "../words.ts";

const words = messages.work;
/** Over the bar of a phone, where it is within reach of a thumb; beside its button elsewhere. */
const PLACE =
  "max-md:fixed max-md:inset-x-2 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))] md:absolute md:end-0 md:top-full md:mt-1 md:w-72 max-h-[70dvh]";
const menuItem = "tap flex w-full items-center rounded-control px-3 py-2 text-start hover:bg-sunk";

type Choice = { label: string; run: () => void };
type MenuProps = { choices: readonly Choice[]; close: () => void };

const Menu = ({ choices, close }: MenuProps) => (
  <ul>
    {choices.map(({ label, run }) => (
      <li key={label}>
        <button
          type="button"
          className={menuItem}
          onClick={() => {
            close();
            run();
          }}
        >
          {label}
        </button>
      </li>
    ))}
  </ul>
);

function PutOff({ timezone, actions }: { timezone: string; actions: OrderActions }) {
  const [now] = useState(() => new Date());
  const choices = wakings(timezone, now).map(({ label, at }) => ({ label, run: () => actions.snooze(at) }));
  return (
    <Popup
      label={words.snooze}
      placement={PLACE}
      buttonClass={buttonClass("secondary", "sm")}
      button={
        <>
          <Moon size={16} aria-hidden />
          {words.snooze}
        </>
      }
    >
      {(close) => <Menu choices={choices} close={close} />}
    </Popup>
  );
}

type MoreProps = {
  conversation: Conversation;
  actions: OrderActions;
  /** What there is besides whose it is. */
  others: readonly Choice[];
  close: () => void;
};

/** Whose it is, to be changed, and what is done less often. The team is asked for when somebody looks. */
function More({ conversation, actions, others, close }: MoreProps) {
  const { id: businessId } = useActiveBusiness();
  const { data: me } = useQuery({ ...meQuery, throwOnError: false });
  const { data: team = [] } = useQuery({ ...membersQuery(businessId), throwOnError: false });
  const { assigneeId } = conversation;
  const mine = me && {
    label: assigneeId === me.id ? words.notMine : words.mine,
    run: assigneeId === me.id ? actions.handBack : () => actions.take(me.id),
  };
  const colleagues = team
    .filter(({ userId, role }) => userId !== me?.id && ROLE_PERMISSIONS[role].includes("edit"))
    .map(({ userId, name }) =>
      userId === assigneeId
        ? { label: words.takeFrom(name), run: actions.handBack }
        : { label: words.giveTo(name), run: () => actions.give(userId, name) },
    );
  return <Menu choices={[...(mine ? [mine] : []), ...colleagues, ...others]} close={close} />;
}

type WorkBarProps = {
  conversation: Conversation;
  timezone: string;
  actions: OrderActions;
  /** What is finished or put off leaves the list: attention goes on. */
  onFinish: () => void;
  onAuto: () => void;
  onRemove: () => void;
};

/** Done, put off, whose it is: the work on a conversation. */
export function WorkBar({ conversation, timezone, actions, onFinish, onAuto, onRemove }: WorkBarProps) {
  const [now] = useState(() => Date.now());
  const { status } = conversation;
  const others = [
    { label: words.markUnread, run: actions.markUnread },
    { label: words.auto, run: onAuto },
    { label: words.remove, run: onRemove },
  ];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {status === "done" ? (
        <PlainButton size="sm" icon={<RotateCcw size={16} aria-hidden />} onClick={actions.reopen}>
          {words.reopen}
        </PlainButton>
      ) : (
        <PlainButton size="sm" icon={<Check size={16} aria-hidden />} onClick={onFinish}>
          {words.done}
        </PlainButton>
      )}
      {isAsleep(conversation, now) ? (
        <PlainButton size="sm" icon={<Moon size={16} aria-hidden />} onClick={actions.wake}>
          {words.wake}
        </PlainButton>
      ) : (
        <PutOff timezone={timezone} actions={actions} />
      )}
      <Popup
        label={words.more}
        placement={PLACE}
        buttonClass={iconButtonClass}
        button={<Ellipsis size={18} aria-hidden />}
      >
        {(close) => <More conversation={conversation} actions={actions} others={others} close={close} />}
      </Popup>
    </div>
  );
}
