import { ok, PublishKit } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { keys } from "../../api/keys.ts";

/** What is needed to post a piece by hand, as it was approved. */
export const kitQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.kit(businessId, contentId),
    queryFn: async ({ signal }) =>
      (await call(ok(PublishKit), "GET", `/businesses/${businessId}/contents/${contentId}/kit`, { signal })).data,
    staleTime: 0,
  });
