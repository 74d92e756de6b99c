import { FIELDS } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { Validated } from "../core/validated.ts";
import type { AiRun, ContentRequest, WrittenContent } from "./ai-requests.ts";
import { type Order, saysTheSame } from "./finding.ts";
import type { Generation } from "./generation.ts";
import { contentDraft } from "./prompt-builder.ts";
import type { ContentAnswer } from "./prompts/catalogue.ts";
import { joinedTexts } from "./rules/texts.ts";
import { checkContentAnswer, withReceipt } from "./schema-validator.ts";

/** Writes contents. */
export type ContentWriter = {
  /** One content that fits its channel, or an AppError with an `ai_*` code whose message the owner can read. */
  write(request: ContentRequest, run: AiRun): Promise<Validated<WrittenContent>>;
};

export const CONTENT_LIMITS = { deadlineMs: 25_000, perTryMs: 15_000, maxOutputTokens: 4000 };

/** A field can be rewritten only where there is a text, and only one that its channel has. */
function requireKnownField({ content: { channel }, field, current }: ContentRequest): void {
  if (field === null) return;
  const isKnown = Object.hasOwn(FIELDS[channel].shape, field);
  if (isKnown && current !== null) return;
  const message = isKnown
    ? "There is no text yet, so write the whole content first."
    : `${channel} has no field "${field}".`;
  throw new AppError("invalid_request", message, { errors: [{ path: "field", message }] });
}

/** What to ask for a content, and how to check what comes back. */
export function contentOrder(
  request: ContentRequest,
  model: string,
): Order<ContentAnswer, Omit<WrittenContent, "receipt">> {
  const draft = contentDraft(request);
  return {
    draft,
    model,
    limits: CONTENT_LIMITS,
    check: (text, context) => checkContentAnswer(text, draft.shape, request, context),
    ownTexts: joinedTexts([request.business, request.campaign, request.content, request.instruction]),
    repeats: ({ fields }) => [request.current, ...(request.others ?? [])].some((other) => saysTheSame(fields, other)),
  };
}

export function createContentWriter({ generate, model }: { generate: Generation; model: string }): ContentWriter {
  return {
    async write(request, run) {
      requireKnownField(request);
      const { value, receipt } = await generate(contentOrder(request, model), run);
      return withReceipt(value, receipt);
    },
  };
}
