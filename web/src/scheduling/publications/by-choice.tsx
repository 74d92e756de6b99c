import { type Channel, CONNECTION_CHANNELS, type Connection } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { connectionsQuery } from "../../api/connections.ts";
import { labelClass } from "../../ui/classes.ts";
import { messages as all } from "../messages.ts";
import type { Piece } from "../piece.ts";
import { messages } from "./messages.ts";

const BY_HAND = "";

const takes = ({ kind, offReason }: Connection, channel: Channel): boolean =>
  offReason === null &&
  Object.entries(CONNECTION_CHANNELS).some(([of, channels]) => of === kind && channels.some((one) => one === channel));

type ByChoiceProps = {
  piece: Piece;
  /** What its owner chose here; undefined as long as nothing was chosen. */
  chosen: string | null | undefined;
  onChoose: (connectionId: string | null) => void;
};

/** Whether a piece goes out by itself at its time, and by which connection; or its owner is reminded and posts it. */
export function ByChoice({ piece, chosen, onChoose }: ByChoiceProps) {
  const { id: businessId, sample } = useActiveBusiness();
  const { data = [] } = useQuery({ ...connectionsQuery(businessId), enabled: !sample, throwOnError: false });
  const name = useId();
  const places = data.filter((connection) => takes(connection, piece.channel));
  const isKept = piece.status === "scheduled";
  // A row of the calendar does not say it: what was chosen before holds.
  if (places.length === 0 || (isKept && piece.connectionId === undefined)) {
    return <p className="text-sm text-muted">{all.bar.remind}</p>;
  }
  const usual = places.find(({ channels }) => channels.includes(piece.channel))?.id ?? null;
  const current = chosen !== undefined ? chosen : isKept ? (piece.connectionId ?? null) : usual;
  const choices = [
    ...places.map(({ id, name: place }) => ({ id, label: messages.byItself(place), text: "" })),
    { id: BY_HAND, label: messages.byHand, text: messages.byHandText },
  ];
  return (
    <fieldset className="grid gap-1">
      <legend className={labelClass}>{messages.by}</legend>
      {choices.map(({ id, label, text }) => (
        <label key={id} className="tap flex cursor-pointer items-start gap-2 py-1 text-sm">
          <input
            type="radio"
            name={name}
            className="mt-0.5 size-5 shrink-0"
            checked={(current ?? BY_HAND) === id}
            onChange={() => onChoose(id === BY_HAND ? null : id)}
          />
          <span className="min-w-0">
            {label}
            {text !== "" && <span className="block text-muted">{text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
