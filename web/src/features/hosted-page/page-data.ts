import { Content, HostedPage, type HostedPageUpdate, ok } from "@handbill/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { keys } from "../../api/keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}/page`;

export const hostedPageQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.hostedPage(businessId),
    queryFn: async ({ signal }) => (await call(ok(HostedPage), "GET", at(businessId), { signal })).data,
  });

/** Where the owner's browser gets the page as everybody would see it. */
export const previewAddress = (businessId: string, savedAt: string | null): string =>
  `/api/v1${at(businessId)}/preview?saved=${encodeURIComponent(savedAt ?? "")}`;

/** Changes the page: it shows at once, and goes back where the server says no. */
export function useChangePage(businessId: string) {
  const client = useQueryClient();
  const { queryKey } = hostedPageQuery(businessId);
  return useMutation({
    scope: { id: `page-${businessId}` },
    mutationFn: async (change: HostedPageUpdate) =>
      (await call(ok(HostedPage), "PATCH", at(businessId), { body: change })).data,
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      const { slug: _, ...shown } = change;
      client.setQueryData(queryKey, (page) => page && Object.assign({}, page, shown));
      return before;
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSuccess: (page) => client.setQueryData(queryKey, page),
  });
}

/** Takes an article off the page: it leaves the list at once, and comes back where that fails. */
export function useTakeDown(businessId: string) {
  const client = useQueryClient();
  const { queryKey } = hostedPageQuery(businessId);
  return useMutation({
    mutationFn: (contentId: string) =>
      call(ok(Content), "POST", `/businesses/${businessId}/contents/${contentId}/take-down`, { body: {} }),
    onMutate: async (contentId) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (page) =>
        page ? { ...page, posts: page.posts.filter((post) => post.contentId !== contentId) } : page,
      );
      return before;
    },
    onError: (_error, _contentId, before) => client.setQueryData(queryKey, before),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.contents(businessId) }),
  });
}
