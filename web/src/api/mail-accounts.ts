import { Connection, DnsFinding, IncomingMailWay, ok, ReturnedMailWay } from "@handbill/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string, connectionId: string): string =>
  `/businesses/${businessId}/connections/${connectionId}`;

/** The DNS changes slowly, and each look asks it anew. */
const DNS_HOLDS_MS = 10 * 60_000;

/** What other mail servers find about the sender of a mail account, as it is set now. */
export const dnsQuery = (businessId: string, { id, settings }: Connection) =>
  queryOptions({
    queryKey: [...keys.connections(businessId), "dns", id, settings],
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(DnsFinding)), "GET", `${at(businessId, id)}/dns`, { signal })).data,
    staleTime: DNS_HOLDS_MS,
    placeholderData: keepPreviousData,
    retry: false,
    throwOnError: false,
  });

/** Where a mail service reports what came back. */
export const returnsQuery = (businessId: string, { id }: Connection) =>
  queryOptions({
    queryKey: [...keys.connections(businessId), "returns", id],
    queryFn: async ({ signal }) =>
      (await call(ok(ReturnedMailWay), "GET", `${at(businessId, id)}/returns`, { signal })).data,
    throwOnError: false,
  });

/** Where a mail service posts what people write, and how the mailbox stands that is read for it. */
export const incomingMailQuery = (businessId: string, { id }: Connection) =>
  queryOptions({
    queryKey: [...keys.connections(businessId), "inbox", id],
    queryFn: async ({ signal }) =>
      (await call(ok(IncomingMailWay), "GET", `${at(businessId, id)}/inbox`, { signal })).data,
    throwOnError: false,
  });

/** Mails are signed with a key of their own from now on. */
export const makeDkimKey = async (businessId: string, { id }: Connection): Promise<Connection> =>
  (await call(ok(Connection), "POST", `${at(businessId, id)}/dkim`, { body: {} })).data;
