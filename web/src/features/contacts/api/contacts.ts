import {
  ConfirmationState,
  Consent,
  Contact,
  type ContactCreateInput,
  type ContactImportInput,
  ContactsImported,
  ContactSummary,
  DuplicateGroup,
  LiftedSuppression,
  type ContactUpdateInput,
  listOf,
  ok,
  SignUpForm,
  Suppression,
  type SuppressionLift,
} from "@handbill/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty, pressKey } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

const PAGE = 50;
const IN_A_MOMENT = new Set(["queued", "sending"]);
const ConfirmationLink = z.object({ url: z.string() });
const at = (businessId: string): string => `/businesses/${businessId}/contacts`;

export type ContactFilter = { q: string; tag: string; show: string };

export const contactsQuery = (businessId: string, { q, tag, show }: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: keys.contactList(businessId, { q, tag, show }),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(Contact), "GET", at(businessId), {
        signal,
        query: {
          limit: PAGE,
          ...(q !== "" && { q }),
          ...(tag !== "" && { tag }),
          ...(show !== "" && { show }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
  });

export const summaryQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.contactSummary(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(ContactSummary), "GET", `${at(businessId)}/summary`, { signal })).data,
  });

export const consentsQuery = (businessId: string, contactId: string) =>
  queryOptions({
    queryKey: keys.consents(businessId, contactId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Consent)), "GET", `${at(businessId)}/${contactId}/consents`, { signal })).data,
    staleTime: 0,
  });

export const suppressionsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.suppressions(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Suppression)), "GET", `/businesses/${businessId}/suppressions`, { signal })).data,
  });

export const liftedQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...keys.contacts(businessId), "lifted"],
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(LiftedSuppression)), "GET", `/businesses/${businessId}/suppressions/lifted`, { signal }))
        .data,
  });

export const liftSuppression = (businessId: string, lift: SuppressionLift): Promise<void> =>
  callEmpty("POST", `/businesses/${businessId}/suppressions/lift`, { body: lift });

export const duplicatesQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...keys.contacts(businessId), "duplicates"],
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(DuplicateGroup)), "GET", `${at(businessId)}/duplicates`, { signal })).data,
    staleTime: 0,
    throwOnError: false,
  });

export const mergeContacts = async (businessId: string, keptId: string, otherId: string): Promise<Contact> =>
  (await call(ok(Contact), "POST", `${at(businessId)}/${keptId}/merge`, { body: { otherId } })).data;

export const confirmationQuery = (businessId: string, contactId: string) =>
  queryOptions({
    queryKey: [...keys.contacts(businessId), contactId, "confirmation"],
    queryFn: async ({ signal }) =>
      (await call(ok(ConfirmationState), "GET", `${at(businessId)}/${contactId}/confirmation`, { signal })).data,
    staleTime: 0,
    // It goes out within seconds.
    refetchInterval: ({ state }) => (IN_A_MOMENT.has(state.data?.status ?? "") ? 2_000 : false),
  });

export const askToConfirm = async (businessId: string, contactId: string): Promise<ConfirmationState> =>
  (await call(ok(ConfirmationState), "POST", `${at(businessId)}/${contactId}/confirmation/mail`, { body: {} })).data;

export const confirmationLink = async (businessId: string, contactId: string): Promise<string> =>
  (await call(ok(ConfirmationLink), "POST", `${at(businessId)}/${contactId}/confirmation`, { body: {} })).data.url;

export const createContact = async (businessId: string, input: ContactCreateInput): Promise<Contact> =>
  (await call(ok(Contact), "POST", at(businessId), { body: input, idempotencyKey: pressKey(input) })).data;

export const updateContact = async (businessId: string, id: string, input: ContactUpdateInput): Promise<Contact> =>
  (await call(ok(Contact), "PATCH", `${at(businessId)}/${id}`, { body: input })).data;

export const removeContact = (businessId: string, id: string): Promise<void> =>
  callEmpty("DELETE", `${at(businessId)}/${id}`);

export const importContacts = async (businessId: string, input: ContactImportInput): Promise<ContactsImported> =>
  (await call(ok(ContactsImported), "POST", `${at(businessId)}/import`, { body: input })).data;

/** Where all contacts are found as a table. */
export const contactsTableAddress = (businessId: string): string => `/api/v1${at(businessId)}/export`;

/** Where people enter themselves. */
export const signUpFormQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...keys.contacts(businessId), "form"],
    queryFn: async ({ signal }) =>
      (await call(ok(SignUpForm), "GET", `/businesses/${businessId}/sign-up-form`, { signal })).data,
  });
