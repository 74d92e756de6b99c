import { BusinessUpdate, type Business } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { businessQuery, updateBusiness } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { fieldErrorsOf } from "../../api/problem.ts";
import { changesBetween, profileOf, tidy, type Profile } from "./profile-changes.ts";

type FieldErrors = Record<string, string>;

const issuesOf = (profile: Profile): FieldErrors => {
  const { error } = BusinessUpdate.safeParse(profile);
  return Object.fromEntries((error?.issues ?? []).toReversed().map(({ path, message }) => [path.join("."), message]));
};

/** State of the profile form: what is typed, what is wrong with it, and saving it. */
export function useProfileForm(business: Business) {
  const client = useQueryClient();
  const saved = profileOf(business);
  const [profile, setProfile] = useState<Profile>(saved);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const changes = changesBetween(saved, profile);
  const isDirty = Object.keys(changes).length > 0;

  const saving = useMutation({
    mutationFn: ({ changed }: { changed: BusinessUpdate; typed: Profile }) => updateBusiness(business.id, changed),
    onSuccess: (fresh, { typed }) => {
      client.setQueryData(businessQuery(business.id).queryKey, fresh);
      void client.invalidateQueries({ queryKey: keys.businesses });
      // What was typed while this was under way stays, and counts as unsaved.
      setProfile((now) => (now === typed ? profileOf(fresh) : now));
      setErrors({});
      setSavedAt(new Date());
    },
    onError: (error) => setErrors(fieldErrorsOf(error)),
  });

  return {
    profile,
    errors,
    savedAt,
    isDirty,
    isSaving: saving.isPending,
    /** An error of saving that belongs to no field. */
    failure: saving.isError && Object.keys(errors).length === 0 ? saving.error : null,
    set: (change: Partial<Profile>): void => {
      setProfile((now) => ({ ...now, ...change }));
      // What was wrong with a field is not said on while it is being corrected.
      setErrors((now) =>
        Object.fromEntries(Object.entries(now).filter(([path]) => !Object.hasOwn(change, path.split(".")[0] ?? path))),
      );
    },
    discard: (): void => {
      setProfile(saved);
      setErrors({});
      saving.reset();
    },
    /** True when the profile went to the server and was taken. */
    save: async (): Promise<boolean> => {
      // Empty rows go first, so that an error names the row the owner sees.
      const clean = tidy(profile);
      setProfile(clean);
      const found = issuesOf(clean);
      setErrors(found);
      if (Object.keys(found).length > 0) return false;
      if (!isDirty) return true;
      return saving.mutateAsync({ changed: changes, typed: clean }).then(
        () => true,
        () => false,
      );
    },
  };
}

export type ProfileForm = ReturnType<typeof useProfileForm>;
