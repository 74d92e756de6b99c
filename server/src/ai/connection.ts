import type { Config } from "../core/config.ts";
import { type AiNeeds, DEFAULT_MODELS } from "./ai.ts";

/** The demo model needs no key; servers on the owner's own machine often need none either. */
export function connectionOf(
  { apiKey, baseUrl, strategyModel, contentModel, fallbackModel, api }: Config["ai"],
  demoUrl: string | null,
): AiNeeds["connection"] {
  if (demoUrl !== null) {
    return {
      baseUrl: demoUrl,
      apiKey: "demo",
      strategyModel: "handbill-demo",
      contentModel: "handbill-demo",
      demo: true,
    };
  }
  return {
    baseUrl: baseUrl ?? "https://api.openai.com/v1",
    apiKey: apiKey ?? "none",
    strategyModel: strategyModel ?? DEFAULT_MODELS.strategyModel,
    contentModel: contentModel ?? DEFAULT_MODELS.contentModel,
    fallbackModel,
    api,
    demo: false,
  };
}

export const modelInWords = ({
  demo,
  strategyModel,
  contentModel,
}: {
  demo: boolean;
  strategyModel: string;
  contentModel: string;
}) =>
  demo
    ? "built-in demo model (to use a real one, set OPENAI_API_KEY; see README.md)"
    : `AI models ${strategyModel} for plans and ${contentModel} for contents`;
