import { Content, ContentVariant, ok, VariantList, type VariantsCreate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, pressKey } from "./call.ts";
import { keys } from "./keys.ts";
import { start, type Started } from "./start.ts";

const at = (businessId: string, contentId: string): string =>
  `/businesses/${businessId}/contents/${contentId}/variants`;

/** The latest versions of a text to choose from, and why others of the same set are missing. */
export const variantsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.variants(businessId, contentId),
    queryFn: ({ signal }) => call(VariantList, "GET", at(businessId, contentId), { signal }),
    throwOnError: false,
  });

type VariantsPress = VariantsCreate & { contentId: string };

/** Has versions of a text written; the text itself stays as it is. `press` is the variables object of the mutation. */
export const startVariants = (businessId: string, press: VariantsPress): Promise<Started<ContentVariant[]>> => {
  const { contentId, ...body } = press;
  return start(z.object({ data: z.array(ContentVariant) }), at(businessId, contentId), {
    body,
    idempotencyKey: pressKey(press),
  });
};

/** Makes a version the text, the one that was seen and no newer one. `version` is the one of the content that was seen. */
export const takeVariant = async (
  businessId: string,
  contentId: string,
  { number, createdAt }: Pick<ContentVariant, "number" | "createdAt">,
  version: number,
): Promise<Content> =>
  (await call(ok(Content), "POST", `${at(businessId, contentId)}/${number}/use`, { body: { createdAt }, version }))
    .data;
