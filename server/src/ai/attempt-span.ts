import { inSpan, type Span } from "../core/trace.ts";
import type { Asked, Asking, Attempt } from "./attempt.ts";
import { ruleOf } from "./classify.ts";
import { failureOf, type Order } from "./finding.ts";

/** By the conventions of OpenTelemetry for generative AI. Never any text that was asked or answered. */
function describeAnswer(span: Span, asked: Asked<unknown>): void {
  const { finding, usage, model, costNanoUsd } = asked;
  const finishReason = finding.classified.completion?.finishReason;
  span.set({
    "gen_ai.response.model": model,
    "gen_ai.response.finish_reasons": finishReason ? [finishReason] : undefined,
    "gen_ai.usage.input_tokens": usage.inputTokens,
    "gen_ai.usage.output_tokens": usage.outputTokens,
    "gen_ai.usage.cache_read.input_tokens": usage.cachedInputTokens,
    "handbill.ai.cost_nano_usd": costNanoUsd,
    "handbill.ai.repairs": finding.check?.ok ? finding.check.repairs : undefined,
  });
  const failure = failureOf(finding);
  if (failure !== null) span.failed(ruleOf(failure).code);
}

/** An attempt that is a span of its job, from its reservation to its settlement. `server` is the model's host. */
export function attemptInSpan(ask: Attempt, server: { hostname: string }): Attempt {
  const provider = server.hostname === "api.openai.com" ? "openai" : server.hostname;
  return function askInSpan<Answer, T>(order: Order<Answer, T>, asking: Asking): Promise<Asked<T>> {
    const attributes = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": provider,
      "gen_ai.request.model": asking.model,
      "gen_ai.request.max_tokens": order.limits.maxOutputTokens * asking.outputFactor,
      "gen_ai.request.stream": asking.stream,
      "gen_ai.output.type": "json",
      "server.address": server.hostname,
      "handbill.ai.purpose": order.draft.purpose,
      "handbill.ai.prompt": `${order.draft.prompt.id} ${order.draft.prompt.version}`,
      "handbill.ai.attempt": asking.attempt,
    };
    return inSpan(`chat ${asking.model}`, { kind: "client", attributes }, async (span) => {
      const asked = await ask(order, asking);
      describeAnswer(span, asked);
      return asked;
    });
  };
}
