import { Installation, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const EVERY_MS = 10_000;

/** How the installation stands; asked again while the page is looked at. */
export const installationQuery = queryOptions({
  queryKey: keys.installation,
  queryFn: async ({ signal }) => (await call(ok(Installation), "GET", "/status", { signal })).data,
  refetchInterval: EVERY_MS,
  throwOnError: false,
});
