import { Content, listOf, ok, Picture, type ContentPictures } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Takes a picture in. It stays when it is carried by a content within forty days. */
export const uploadPicture = async (businessId: string, file: Blob): Promise<Picture> =>
  (await call(ok(Picture), "POST", `/businesses/${businessId}/pictures`, { body: file })).data;

/** Which pictures a content carries; `version` is the one that was seen. */
export const putPictures = async (
  businessId: string,
  contentId: string,
  version: number,
  pictures: ContentPictures["pictures"],
): Promise<Content> =>
  (
    await call(ok(Content), "PUT", `/businesses/${businessId}/contents/${contentId}/pictures`, {
      version,
      body: { pictures },
    })
  ).data;

/** Where the studio itself shows a picture. */
export const pictureUrl = (businessId: string, pictureId: string, size: "small" | "whole"): string =>
  `/api/v1/businesses/${businessId}/pictures/${pictureId}?size=${size}`;

const MOST_DRAFTS = 100;

/** Pieces that are still open to a change, the next ones first. */
export const draftsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.contentList(businessId, { status: "draft" }),
    queryFn: async ({ signal }) =>
      (
        await call(listOf(Content), "GET", `/businesses/${businessId}/contents`, {
          signal,
          query: { status: "draft", limit: MOST_DRAFTS },
        })
      ).data,
    throwOnError: false,
  });
