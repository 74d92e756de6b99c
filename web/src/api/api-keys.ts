import { ApiKey, listOf, NewApiKey, ok, type ApiKeyCreate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const AT = "/me/api-keys";

export const apiKeysQuery = queryOptions({
  queryKey: keys.apiKeys,
  queryFn: async ({ signal }) => (await call(listOf(ApiKey), "GET", AT, { signal })).data,
});

/** The only answer that has the key itself. */
export const createApiKey = async (wish: ApiKeyCreate): Promise<NewApiKey> =>
  (await call(ok(NewApiKey), "POST", AT, { body: wish })).data;

export const revokeApiKey = (id: string): Promise<void> => callEmpty("DELETE", `${AT}/${id}`);
