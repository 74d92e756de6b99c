import type { PartialText } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { AiRun, PassageRequest, RewrittenPassage, WrittenContent } from "./ai-requests.ts";
import { type Order, saysTheSame } from "./finding.ts";
import type { Generation } from "./generation.ts";
import { PASSAGE } from "./partial-text.ts";
import { checkPassageAnswer, placePassage, requireSurroundings } from "./passage-validator.ts";
import { passageDraft } from "./prompt-builder.ts";
import type { PassageAnswer } from "./prompts/passage.ts";
import type { LanguageCheck } from "./rules/language.ts";
import { joinedTexts } from "./rules/texts.ts";
import { withReceipt } from "./schema-validator.ts";

/** Rewrites one passage of a text. */
export type PassageWriter = {
  /** A passage that fits where it is to stand, or an AppError with an `ai_*` code whose message the owner can read. */
  rewrite(request: PassageRequest, run: AiRun): Promise<Validated<RewrittenPassage>>;
  /**
   * The text as it is now, in `request.current`, with the passage in its place and all else byte for byte as it was. Throws
   * `selection_changed` where it has no place there any more, and `over_limit` where the text around it has grown.
   */
  place(passage: Validated<RewrittenPassage>, request: PassageRequest): Promise<Validated<WrittenContent>>;
};

/** A passage is a part of a text, so less is held back for it. */
export const PASSAGE_LIMITS = { deadlineMs: 20_000, perTryMs: 12_000, maxOutputTokens: 3000 };

type Needs = { generate: Generation; model: string; loadLanguage(): Promise<LanguageCheck> };

/** What to ask for a passage, and how to check what comes back. */
export function passageOrder(
  request: PassageRequest,
  model: string,
): Order<PassageAnswer, Omit<RewrittenPassage, "receipt">> {
  const around = requireSurroundings(request);
  const draft = passageDraft(request, around);
  return {
    draft,
    model,
    limits: PASSAGE_LIMITS,
    check: (text, context) => checkPassageAnswer(text, draft.shape, request, context),
    ownTexts: joinedTexts([request.business, request.campaign, request.content, request.instruction, request.current]),
    repeats: ({ passage }) => saysTheSame(passage.trim(), around.text.trim()),
  };
}

export function createPassageWriter({ generate, model, loadLanguage }: Needs): PassageWriter {
  return {
    async rewrite(request, run) {
      const { path } = request.selection;
      const inPlace = ({ field, text }: PartialText): PartialText => ({
        field: field === PASSAGE ? path : field,
        text,
      });
      const onText = (texts: PartialText[]): void => run.onText(texts.map(inPlace));
      const { value, receipt } = await generate(passageOrder(request, model), { ...run, onText });
      return withReceipt(value, receipt);
    },
    async place(passage, request) {
      return placePassage(passage, request, { leaks: () => false, language: await loadLanguage() });
    },
  };
}
