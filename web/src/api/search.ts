import { Contact, Found, listOf, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Campaigns and pieces of a business in which every word of the text is found. */
export const searchQuery = (businessId: string, q: string) =>
  queryOptions({
    queryKey: keys.search(businessId, q),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Found)), "GET", `/businesses/${businessId}/search`, { signal, query: { q } })).data,
    throwOnError: false,
    retry: false,
  });

const MOST_PEOPLE = 5;

/** Contacts of a business whose name or address has the text. */
export const peopleQuery = (businessId: string, q: string) =>
  queryOptions({
    queryKey: keys.contactList(businessId, { found: q }),
    queryFn: async ({ signal }) =>
      (
        await call(listOf(Contact), "GET", `/businesses/${businessId}/contacts`, {
          signal,
          query: { q: q.slice(0, 100), limit: MOST_PEOPLE },
        })
      ).data,
    throwOnError: false,
    retry: false,
  });
