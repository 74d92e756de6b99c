import type { Connection, Content } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { connectionsQuery } from "../../api/connections.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages as bar } from "../messages.ts";
import { messages } from "./messages.ts";
import { usePublishing } from "./use-publishing.ts";

const isFor = ({ offReason, channels }: Connection, { channel }: Content): boolean =>
  offReason === null && channels.includes(channel);

/** By which connection a piece goes out, or that its owner posts it; with the way to send it at once. */
export function ByConnection({ content }: { content: Content }) {
  const { id: businessId } = useActiveBusiness();
  const { data: connections = [] } = useQuery({ ...connectionsQuery(businessId), throwOnError: false });
  const { send } = usePublishing(content);
  const isTimed = content.status === "scheduled";
  const connection = isTimed
    ? connections.find(({ id }) => id === content.connectionId)
    : connections.find((one) => isFor(one, content));
  const isMissed = content.status === "missed";
  if (!connection) return isTimed || isMissed ? null : <p className="text-sm text-muted">{bar.bar.remind}</p>;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {!isMissed && (
        <p className="text-sm text-muted">
          {isTimed ? messages.goesBy(connection.name) : messages.willGo(connection.name)}
        </p>
      )}
      <PlainButton
        takes="publish"
        size="sm"
        icon={<Send size={16} aria-hidden />}
        disabled={send.isPending}
        onClick={() => send.mutate(connection.id)}
      >
        {send.isPending ? messages.sending : messages.sendNow(connection.name)}
      </PlainButton>
    </div>
  );
}
