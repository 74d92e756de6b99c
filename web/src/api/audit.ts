import { AuditEntry, type AuditExport, listOf } from "@handbill/contracts";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Who did what, newest first, page by page. */
export const auditQuery = (businessId: string, filter: AuditExport) =>
  infiniteQueryOptions({
    queryKey: keys.audit(businessId, filter),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(AuditEntry), "GET", `/businesses/${businessId}/audit`, {
        signal,
        query: { ...filter, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
    staleTime: 0,
  });

/** Address of the same entries as a table to keep. A plain link: the session cookie opens it. */
export const auditTableAddress = (businessId: string, { action }: AuditExport): string =>
  `/api/v1/businesses/${businessId}/audit.csv${action === undefined ? "" : `?action=${action}`}`;
