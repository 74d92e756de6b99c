import { ContactForm, type ContactFormUpdate, ok } from "@handbill/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { keys } from "../../api/keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}/contact-form`;

export const contactFormQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.contactForm(businessId),
    queryFn: async ({ signal }) => (await call(ok(ContactForm), "GET", at(businessId), { signal })).data,
  });

/** Where the owner's browser gets the form as everybody would see it. */
export const previewAddress = (businessId: string, savedAt: string | null): string =>
  `/api/v1${at(businessId)}/preview?saved=${encodeURIComponent(savedAt ?? "")}`;

/** Changes the form: it shows at once, and goes back where the server says no. */
export function useChangeForm(businessId: string) {
  const client = useQueryClient();
  const { queryKey } = contactFormQuery(businessId);
  return useMutation({
    scope: { id: `form-${businessId}` },
    mutationFn: async (change: ContactFormUpdate) =>
      (await call(ok(ContactForm), "PATCH", at(businessId), { body: change })).data,
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (form) => form && Object.assign({}, form, change));
      return before;
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSuccess: (form) => client.setQueryData(queryKey, form),
  });
}
