import { type Channel, CHANNELS, CONNECTION_CHANNELS, type Connection } from "@handbill/contracts";
import { lazy, useState } from "react";
import { Banner } from "../../../ui/banner.tsx";
import { Card } from "../../../ui/card.tsx";
import { channelName } from "../../../ui/channel.tsx";
import { hintClass } from "../../../ui/classes.ts";
import { formatDay, today } from "../../../ui/dates.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { Part } from "../../../ui/part.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages, wordsOfKind } from "../messages.ts";
import type { useConnections } from "./use-connections.ts";
import { useMay } from "../../../api/permissions.ts";

const EmailDetails = lazy(() => import("../email/email-details.tsx").then((file) => ({ default: file.EmailDetails })));

const ChatDetails = lazy(() => import("../chats/chat-details.tsx").then((file) => ({ default: file.ChatDetails })));

/** Channels of messages: nothing of a campaign goes out by them. */
const CHATS = new Set(["whatsapp", "sms"]);

type CardProps = { connection: Connection; timezone: string; actions: ReturnType<typeof useConnections> };

const takenBy = (kind: string): readonly Channel[] =>
  Object.entries(CONNECTION_CHANNELS).find(([of]) => of === kind)?.[1] ?? [];

function ChannelBoxes({ connection, onChange }: { connection: Connection; onChange: (channels: Channel[]) => void }) {
  const { channels, kind } = connection;
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm font-medium">{messages.goesOut}</legend>
      <p className={hintClass}>{messages.goesOutHint}</p>
      <ul className="flex flex-wrap gap-x-4">
        {takenBy(kind).map((channel) => (
          <li key={channel}>
            <label className="tap flex cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                checked={channels.includes(channel)}
                onChange={({ target }) =>
                  onChange(CHANNELS.filter((one) => (one === channel ? target.checked : channels.includes(one))))
                }
              />
              {channelName(channel)}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type AskProps = { connection: Connection; onRemove: () => void; onClose: () => void };

function AskRemoval({ connection: { name, kind }, onRemove, onClose }: AskProps) {
  return (
    <NativeDialog
      title={messages.removeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <PlainButton data-first-focus onClick={onClose}>
            {messages.keep}
          </PlainButton>
          <PlainButton variant="primary" onClick={onRemove}>
            {messages.remove}
          </PlainButton>
        </>
      }
    >
      <p>{CHATS.has(kind) ? messages.removeChatText : messages.removeText}</p>
    </NativeDialog>
  );
}

/** One place that the business publishes to: whether it works, and what goes out there. */
export function ConnectionCard({ connection, timezone, actions }: CardProps) {
  const { update, test, remove } = actions;
  const mayManage = useMay("manage");
  const [isAsked, setIsAsked] = useState(false);
  const { name, kind, hints, settings, offReason, checked } = connection;
  const isTesting = test.isPending && test.variables.id === connection.id;
  // The end of a key for signatures is the same for all of them.
  const keyEnd = Object.entries(hints).find(([secret, hint]) => hint !== "" && secret !== "dkimKey")?.[1];
  return (
    <Card
      title={name}
      actions={
        <span className="flex flex-wrap gap-2">
          <PlainButton
            size="sm"
            aria-label={messages.testOf(name)}
            disabled={isTesting}
            onClick={() => test.mutate(connection)}
          >
            {isTesting ? messages.testing : messages.test}
          </PlainButton>
          <PlainButton size="sm" variant="quiet" aria-label={messages.removeOf(name)} onClick={() => setIsAsked(true)}>
            {messages.remove}
          </PlainButton>
        </span>
      }
    >
      <div className="grid gap-4">
        <p className="text-sm break-words text-muted">
          {wordsOfKind(kind).title}
          {[settings["url"], settings["host"]].map(
            (place) => typeof place === "string" && <bdi key={place}> · {place}</bdi>,
          )}
          {keyEnd && ` · ${messages.key(keyEnd)}`}
        </p>
        {offReason !== null && (
          <Banner
            tone="warn"
            actions={
              <PlainButton
                size="sm"
                aria-label={messages.switchOnOf(name)}
                onClick={() => update.mutate({ connection, change: { isOn: true } })}
              >
                {messages.switchOn}
              </PlainButton>
            }
          >
            {messages.off(offReason)}
          </Banner>
        )}
        <div role="status">
          {checked && (
            <Banner tone={checked.ok ? "ok" : "danger"}>
              {messages.tested(formatDay(today(timezone, new Date(checked.at))))} {checked.detail}
            </Banner>
          )}
        </div>
        {mayManage && kind === "email" && (
          <Part>
            <EmailDetails connection={connection} actions={actions} />
          </Part>
        )}
        {CHATS.has(kind) ? (
          mayManage && (
            <Part>
              <ChatDetails connection={connection} />
            </Part>
          )
        ) : (
          <ChannelBoxes
            connection={connection}
            onChange={(channels) => update.mutate({ connection, change: { channels } })}
          />
        )}
      </div>
      {isAsked && (
        <AskRemoval
          connection={connection}
          onClose={() => setIsAsked(false)}
          onRemove={() => {
            setIsAsked(false);
            remove.mutate(connection);
          }}
        />
      )}
    </Card>
  );
}
