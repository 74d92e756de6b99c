import { MessageHook, ok, type Connection } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Where a channel of messages reports what people write. */
export const messageHookQuery = (businessId: string, { id }: Connection) =>
  queryOptions({
    queryKey: [...keys.connections(businessId), "hook", id],
    queryFn: async ({ signal }) =>
      (await call(ok(MessageHook), "GET", `/businesses/${businessId}/connections/${id}/hook`, { signal })).data,
    throwOnError: false,
  });
