import type { Business } from "@handbill/contracts";
import { useState } from "react";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { useCreateCampaign } from "../api/campaign-changes.ts";
import type { CampaignForm } from "./defaults.ts";
import { errorsByField, readForm, type FormErrors } from "./read-form.ts";
import { keepForm, openForm } from "./saved-form.ts";

/** The form of a new campaign: what is typed, what is wrong with it, and sending it. */
export function useCampaignForm(business: Business, onCreated: (campaignId: string) => void) {
  const [form, setForm] = useState(() => openForm(business));
  const [errors, setErrors] = useState<FormErrors>({});
  const [refusals, setRefusals] = useState(0);
  const create = useCreateCampaign(business.id);

  const change = (changes: Partial<CampaignForm>) => {
    const next = { ...form, ...changes };
    setForm(next);
    keepForm(business.id, next);
    setErrors((found) => Object.fromEntries(Object.entries(found).filter(([field]) => !Object.hasOwn(changes, field))));
  };

  const set = <Field extends keyof CampaignForm>(field: Field, value: CampaignForm[Field]) =>
    change({ [field]: value });

  const refuse = (found: FormErrors) => {
    setErrors(found);
    setRefusals((count) => count + 1);
  };

  const submit = () => {
    const read = readForm(form);
    if (!read.ok) return refuse(read.errors);
    setErrors({});
    create.mutate(read.campaign, {
      onSuccess: (campaignId) => {
        keepForm(business.id, null);
        onCreated(campaignId);
      },
      onError: (error) => refuse(errorsByField(Object.entries(fieldErrorsOf(error)))),
    });
  };

  return {
    form,
    set,
    change,
    errors,
    /** Counts the presses that found something wrong. */
    refusals,
    submit,
    isSending: create.isPending,
    /** A failure that belongs to no field. */
    failure: create.isError && Object.keys(errors).length === 0 ? create.error : null,
  };
}
