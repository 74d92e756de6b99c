import type { Content } from "@handbill/contracts";
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../../../api/keys.ts";

const listsOf = (businessId: string) => [...keys.contents(businessId), "list"];

/** Changes one content in every list that holds it; its neighbours stay as they are. */
export function patchContent(
  client: QueryClient,
  businessId: string,
  contentId: string,
  change: (content: Content) => Content,
): void {
  client.setQueriesData<Content[]>({ queryKey: listsOf(businessId) }, (list) =>
    list?.map((content) => (content.id === contentId ? change(content) : content)),
  );
}

/** Puts what the server answered in place. An answer that is older than what is shown changes nothing. */
export function storeContent(client: QueryClient, businessId: string, stored: Content): void {
  patchContent(client, businessId, stored.id, (content) => (content.version > stored.version ? content : stored));
}

/** The content as some list shows it now. */
export function findContent(client: QueryClient, businessId: string, contentId: string): Content | undefined {
  return client
    .getQueriesData<Content[]>({ queryKey: listsOf(businessId) })
    .flatMap(([, list]) => list ?? [])
    .find(({ id }) => id === contentId);
}

/** Stops answers under way from overwriting a change that is newer than they are. */
export const holdRefetches = (client: QueryClient, businessId: string): Promise<void> =>
  client.cancelQueries({ queryKey: listsOf(businessId) });

/** Fetches the lists and the counts of the campaigns again. */
export function refreshContents(client: QueryClient, businessId: string): void {
  void client.invalidateQueries({ queryKey: listsOf(businessId) });
  void client.invalidateQueries({ queryKey: keys.campaigns(businessId) });
}
