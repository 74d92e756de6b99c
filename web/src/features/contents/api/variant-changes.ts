import type { ContentVariant, Job, VariantsCreate } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { rememberJob, useActiveJobs, useJob } from "../../../api/jobs.ts";
import { keys } from "../../../api/keys.ts";
import { startVariants, takeVariant, variantsQuery } from "../../../api/variants.ts";
import { holdRefetches, refreshContents, storeContent } from "./content-cache.ts";

/** Has versions written beside the text. */
export function useStartVariants(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (press: VariantsCreate & { contentId: string }) => startVariants(businessId, press),
    onSuccess: ({ job }, { contentId }) => {
      if (job !== null) rememberJob(client, job);
      else void client.invalidateQueries({ queryKey: keys.variants(businessId, contentId) });
    },
  });
}

/** The versions to choose from, and the job that is writing new ones. They are fetched again when it gets on. */
export function useVariants(businessId: string, contentId: string) {
  const client = useQueryClient();
  const { data } = useQuery(variantsQuery(businessId, contentId));
  const listed = useActiveJobs(businessId).find((job) => job.kind === "variants" && job.contentId === contentId);
  const followed = useJob(listed?.id ?? null);
  const job: Job | undefined = listed === undefined ? undefined : (followed ?? listed);
  const mark = job === undefined ? "" : `${job.id} ${job.progress.done + job.progress.failed}`;
  const seen = useRef(mark);
  useEffect(() => {
    if (seen.current === mark) return;
    seen.current = mark;
    void client.invalidateQueries({ queryKey: keys.variants(businessId, contentId) });
  }, [client, businessId, contentId, mark]);
  return { variants: data?.data ?? [], failed: data?.failed ?? [], job };
}

/** Makes a version the text; the present one stays in the list of versions. */
export function useTakeVariant(businessId: string, contentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ variant, version }: { variant: ContentVariant; version: number }) =>
      takeVariant(businessId, contentId, variant, version),
    onSuccess: async (stored) => {
      await holdRefetches(client, businessId);
      storeContent(client, businessId, stored);
      void client.invalidateQueries({ queryKey: keys.versions(businessId, contentId) });
      refreshContents(client, businessId);
    },
  });
}
