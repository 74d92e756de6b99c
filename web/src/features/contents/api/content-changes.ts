import type { ClaimsConfirm, Content, ContentGenerate, RatingUpdate } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  approveContent,
  confirmClaims,
  deleteContent,
  generateContent,
  rateContent,
  reopenContent,
  restoreContent,
  restoreVersion,
} from "../../../api/contents.ts";
import { rememberJob } from "../../../api/jobs.ts";
import { keys } from "../../../api/keys.ts";
import { writeAll } from "../../../api/campaigns.ts";
import { findContent, holdRefetches, patchContent, refreshContents, storeContent } from "./content-cache.ts";

/** A change that shows at once: `guess` is drawn now, the server's answer replaces it, a failure puts the one content back. */
function useOptimisticChange<Press extends { contentId: string }>(
  businessId: string,
  name: string,
  send: (press: Press) => Promise<Content>,
  guess: (content: Content, press: Press) => Content,
) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: [name, businessId],
    // One after another: two quick approvals must not overtake each other.
    scope: { id: `contents-${businessId}` },
    mutationFn: send,
    onMutate: async (press) => {
      await holdRefetches(client, businessId);
      const before = findContent(client, businessId, press.contentId);
      patchContent(client, businessId, press.contentId, (content) => guess(content, press));
      return { before };
    },
    onError: (_error, { contentId }, result) => {
      const before = result?.before;
      if (before !== undefined) patchContent(client, businessId, contentId, () => before);
    },
    onSuccess: (stored) => storeContent(client, businessId, stored),
    onSettled: () => {
      if (client.isMutating({ mutationKey: [name, businessId] }) === 1) refreshContents(client, businessId);
    },
  });
}

/** Approves the version that was seen: what changed since is refused, not approved unseen. */
export const useApprove = (businessId: string) =>
  useOptimisticChange(
    businessId,
    "approve",
    ({ contentId, version }: { contentId: string; version: number }) => approveContent(businessId, contentId, version),
    (content) => ({ ...content, status: "approved" }),
  );

/** Takes an approval back. */
export const useReopen = (businessId: string) =>
  useOptimisticChange(
    businessId,
    "reopen",
    ({ contentId }: { contentId: string }) => reopenContent(businessId, contentId),
    (content) => ({ ...content, status: "draft" }),
  );

type ConfirmPress = { contentId: string; claims: ClaimsConfirm["claims"]; confirmed: boolean };

/** The owner vouches for statements, or takes that back. */
export const useConfirmClaims = (businessId: string) =>
  useOptimisticChange(
    businessId,
    "confirm",
    ({ contentId, claims, confirmed }: ConfirmPress) => confirmClaims(businessId, contentId, { claims, confirmed }),
    (content, { claims, confirmed }) => ({
      ...content,
      claims: content.claims.map((claim) =>
        claims.some(({ text, field }) => text === claim.text && field === claim.field)
          ? { ...claim, confirmed }
          : claim,
      ),
    }),
  );

/** What the owner thinks of a text. */
export const useRateContent = (businessId: string) =>
  useOptimisticChange(
    businessId,
    "rate",
    ({ contentId, judgement }: { contentId: string; judgement: RatingUpdate }) =>
      rateContent(businessId, contentId, judgement),
    (content, { judgement: { rating } }) => ({ ...content, rating }),
  );

/** Puts an earlier version of the text back; the present one stays in the list of versions. */
export function useRestoreVersion(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contentId, version }: { contentId: string; version: number }) =>
      restoreVersion(businessId, contentId, version),
    onSuccess: async (stored) => {
      await holdRefetches(client, businessId);
      storeContent(client, businessId, stored);
      void client.invalidateQueries({ queryKey: keys.versions(businessId, stored.id) });
    },
  });
}

type GeneratePress = ContentGenerate & { contentId: string };

/** Writes or rewrites one content. It shows as being written at once. */
export function useGenerate(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (press: GeneratePress) => generateContent(businessId, press),
    onMutate: async ({ contentId }) => {
      await holdRefetches(client, businessId);
      const before = findContent(client, businessId, contentId);
      patchContent(client, businessId, contentId, (content) => ({ ...content, status: "generating", failure: null }));
      return { before };
    },
    onError: (_error, { contentId }, result) => {
      const before = result?.before;
      if (before !== undefined) patchContent(client, businessId, contentId, () => before);
    },
    onSuccess: ({ done, job }, { contentId }) => {
      if (job !== null) {
        rememberJob(client, job);
        patchContent(client, businessId, contentId, (content) => ({ ...content, jobId: job.id }));
      } else {
        storeContent(client, businessId, done);
      }
      void client.invalidateQueries({ queryKey: keys.versions(businessId, contentId) });
    },
    onSettled: () => refreshContents(client, businessId),
  });
}

/** Writes everything of a campaign that is planned or failed. */
export function useWriteRest(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (press: { campaignId: string }) => writeAll(businessId, press),
    onSuccess: ({ job }) => {
      if (job !== null) rememberJob(client, job);
      refreshContents(client, businessId);
      void client.invalidateQueries({ queryKey: keys.estimates(businessId) });
    },
  });
}

/** Takes a content off the board at once; a failure puts it back. */
export function useRemoveContent(businessId: string) {
  const client = useQueryClient();
  const lists = [...keys.contents(businessId), "list"];
  return useMutation({
    mutationFn: ({ id }: Content) => deleteContent(businessId, id),
    onMutate: async ({ id }) => {
      await holdRefetches(client, businessId);
      client.setQueriesData<Content[]>({ queryKey: lists }, (list) => list?.filter((content) => content.id !== id));
    },
    onSettled: () => refreshContents(client, businessId),
  });
}

/** Brings a removed content back. */
export function useBringBack(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Content) => restoreContent(businessId, id),
    onSettled: () => refreshContents(client, businessId),
  });
}
