import type { Connection, ConnectionCreate, ConnectionUpdate } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  connectionsQuery,
  createConnection,
  removeConnection,
  testConnection,
  updateConnection,
} from "../../../api/connections.ts";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { toast } from "../../../ui/toast.ts";
import { messages } from "../messages.ts";

const fail = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).detail });

/** What can be done with the connections of a business. Each answer stands in the list at once. */
export function useConnections(businessId: string) {
  const client = useQueryClient();
  const list = connectionsQuery(businessId).queryKey;
  const store = (connection: Connection) =>
    void client.setQueryData(list, (all) => {
      const isKnown = all?.some(({ id }) => id === connection.id);
      return isKnown ? all?.map((one) => (one.id === connection.id ? connection : one)) : [...(all ?? []), connection];
    });
  const refresh = () => client.invalidateQueries({ queryKey: list, exact: true });

  const create = useMutation({
    mutationFn: (connection: ConnectionCreate) => createConnection(businessId, connection),
    onSuccess: (connection) => {
      store(connection);
      toast(messages.added(connection.name), { tone: "ok" });
    },
  });
  const update = useMutation({
    mutationFn: ({ connection, change }: { connection: Connection; change: ConnectionUpdate }) =>
      updateConnection(businessId, connection.id, change),
    onMutate: ({ connection, change: { channels } }) => {
      if (channels) store({ ...connection, channels });
    },
    onSuccess: store,
    onError: (error, { connection }) => {
      store(connection);
      fail(messages.changeFailed(connection.name))(error);
    },
  });
  const test = useMutation({
    mutationFn: ({ id }: Connection) => testConnection(businessId, id),
    onSuccess: store,
    onError: (error, { name }) => fail(messages.testFailed(name))(error),
  });
  const remove = useMutation({
    mutationFn: ({ id }: Connection) => removeConnection(businessId, id),
    onMutate: ({ id }) => client.setQueryData(list, (all) => all?.filter((one) => one.id !== id)),
    onSuccess: (_nothing, { name }) => {
      toast(messages.removed(name));
      void client.invalidateQueries({ queryKey: keys.contents(businessId) });
    },
    onError: (error, { name }) => fail(messages.removeFailed(name))(error),
    onSettled: refresh,
  });
  return { create, update, test, remove, store };
}
