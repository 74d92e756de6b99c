import { Connection, listOf, ok, type ConnectionCreate, type ConnectionUpdate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty, pressKey } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string, connectionId: string): string =>
  `/businesses/${businessId}/connections/${connectionId}`;

/** The places that a business publishes to. */
export const connectionsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.connections(businessId),
    queryFn: async ({ signal }) =>
      (await call(listOf(Connection), "GET", `/businesses/${businessId}/connections`, { signal })).data,
  });

/** One press is one connection, however often it is sent. */
export const createConnection = async (businessId: string, connection: ConnectionCreate): Promise<Connection> =>
  (
    await call(ok(Connection), "POST", `/businesses/${businessId}/connections`, {
      body: connection,
      idempotencyKey: pressKey(connection),
    })
  ).data;

export const updateConnection = async (
  businessId: string,
  connectionId: string,
  update: ConnectionUpdate,
): Promise<Connection> => (await call(ok(Connection), "PATCH", at(businessId, connectionId), { body: update })).data;

export const removeConnection = (businessId: string, connectionId: string): Promise<void> =>
  callEmpty("DELETE", at(businessId, connectionId));

/** Asks the place whether it can be published to. */
export const testConnection = async (businessId: string, connectionId: string): Promise<Connection> =>
  (await call(ok(Connection), "POST", `${at(businessId, connectionId)}/test`, { body: {} })).data;
