import { type Channel, type Connection, CONNECTION_CHANNELS, type Content } from "@handbill/contracts";
import { AppError, notFound } from "../../core/errors.ts";

const takes = ({ kind }: Pick<Connection, "kind">, channel: Channel): boolean =>
  Object.entries(CONNECTION_CHANNELS).some(([of, channels]) => of === kind && channels.some((one) => one === channel));

/** The connection that has this channel; undefined where its contents are posted by hand. */
export const connectionOf = (connections: readonly Connection[], channel: Channel): Connection | undefined =>
  connections.find(({ offReason, channels }) => offReason === null && channels.includes(channel));

/** The connection that was asked for, if it can take this content. */
export function requireConnection(
  connections: readonly Connection[],
  { channel }: Pick<Content, "channel">,
  connectionId: string,
): Connection {
  const connection = connections.find(({ id }) => id === connectionId);
  if (!connection) throw notFound("Connection");
  if (connection.offReason !== null) throw connectionOff(connection);
  if (!takes(connection, channel)) {
    throw new AppError("invalid_request", `${connection.name} takes no contents for this channel.`, {
      errors: [{ path: "connectionId", message: "It does not take this channel." }],
    });
  }
  return connection;
}

/** By which connection a content goes out at its time: as wished, as before, or by the one that has its channel. */
export function connectionForTime(
  connections: readonly Connection[],
  content: Content,
  wish: string | null | undefined,
): string | null {
  if (wish === null) return null;
  if (wish !== undefined) return requireConnection(connections, content, wish).id;
  if (content.status === "scheduled") return content.connectionId ?? null;
  return connectionOf(connections, content.channel)?.id ?? null;
}

/** Which of these channels a kind of place does not take. */
export const channelsNotTaken = (kind: string, channels: readonly Channel[]): Channel[] =>
  channels.filter((channel) => !takes({ kind }, channel));

/** Nothing goes out by a connection that is off. */
export const connectionOff = ({ name, offReason }: Pick<Connection, "name" | "offReason">) =>
  new AppError("connection_off", `${name} is off: ${offReason} Switch it on again under Connections.`);
