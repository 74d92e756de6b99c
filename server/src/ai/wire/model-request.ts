import type { SchemaNode } from "../json/coerce.ts";

/** Parts of a request that some servers do not know; each can be left out. */
export const OPTIONAL_PARTS = [
  "json_schema",
  "json_object",
  "reasoning_effort",
  "safety_identifier",
  "max_completion_tokens",
  "stream_options",
  "stream",
] as const;
export type OptionalPart = (typeof OPTIONAL_PARTS)[number];

/** The two forms of the wire. Both are turned into the same reply. */
export type Api = "chat" | "responses";

export type ModelRequest = {
  api: Api;
  model: string;
  system: string;
  user: string;
  schemaName: string;
  schema: SchemaNode;
  maxOutputTokens: number;
  /** How long a model that thinks first may think. */
  effort: "low" | "lowest";
  stream: boolean;
  safetyIdentifier: string;
  without: ReadonlySet<OptionalPart>;
};

/** The models that think before they answer; others refuse the parameter. */
const THINKS = /^(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*chat)/;

export const thinksFirst = (model: string): boolean => THINKS.test(model);

/** The least effort that a family knows: the first of gpt-5 knows `minimal`, later ones `none`, the o-models nothing below `low`. */
function effortOf({ model, effort }: ModelRequest): "low" | "minimal" | "none" {
  if (effort === "low" || !model.startsWith("gpt-5")) return "low";
  return model.startsWith("gpt-5.") ? "none" : "minimal";
}

export const isStreamed = ({ stream, without }: ModelRequest): boolean => stream && !without.has("stream");

/** The optional parts that a request really holds: only these can be what a server complains about. */
export function sentParts(request: ModelRequest): Set<OptionalPart> {
  const { api, model, without } = request;
  const isPossible: Record<OptionalPart, boolean> = {
    json_schema: true,
    json_object: without.has("json_schema"),
    reasoning_effort: thinksFirst(model),
    safety_identifier: true,
    max_completion_tokens: api === "chat",
    stream_options: api === "chat" && isStreamed(request),
    stream: request.stream,
  };
  return new Set(OPTIONAL_PARTS.filter((part) => isPossible[part] && !without.has(part)));
}

/** Where the server enforces no schema, the model is told it. */
function systemText({ system, without, schema }: ModelRequest): string {
  if (!without.has("json_schema")) return system;
  return `${system}\n\nAnswer with one JSON object and nothing else, of this JSON Schema:\n${JSON.stringify(schema)}`;
}

const has = (request: ModelRequest, part: OptionalPart): boolean => sentParts(request).has(part);

/** The body of `POST /chat/completions`. */
export function chatParameters(request: ModelRequest) {
  const { model, user, maxOutputTokens, safetyIdentifier, schemaName, schema } = request;
  const format = has(request, "json_schema")
    ? { type: "json_schema" as const, json_schema: { name: schemaName, strict: true, schema: { ...schema } } }
    : { type: "json_object" as const };
  return {
    model,
    messages: [
      { role: "system" as const, content: systemText(request) },
      { role: "user" as const, content: user },
    ],
    ...((has(request, "json_schema") || has(request, "json_object")) && { response_format: format }),
    ...(has(request, "max_completion_tokens")
      ? { max_completion_tokens: maxOutputTokens }
      : { max_tokens: maxOutputTokens }),
    ...(has(request, "reasoning_effort") && { reasoning_effort: effortOf(request) }),
    ...(has(request, "safety_identifier") && { safety_identifier: safetyIdentifier }),
    ...(has(request, "stream") && { stream: true }),
    ...(has(request, "stream_options") && { stream_options: { include_usage: true } }),
  };
}

/** The body of `POST /responses`. Nothing is kept at the provider. */
export function responsesParameters(request: ModelRequest) {
  const { model, user, maxOutputTokens, safetyIdentifier, schemaName, schema } = request;
  const format = has(request, "json_schema")
    ? { type: "json_schema" as const, name: schemaName, strict: true, schema: { ...schema } }
    : { type: "json_object" as const };
  return {
    model,
    instructions: systemText(request),
    input: [{ role: "user" as const, content: user }],
    ...((has(request, "json_schema") || has(request, "json_object")) && { text: { format } }),
    max_output_tokens: maxOutputTokens,
    store: false,
    ...(has(request, "reasoning_effort") && { reasoning: { effort: effortOf(request) } }),
    ...(has(request, "safety_identifier") && { safety_identifier: safetyIdentifier }),
    ...(has(request, "stream") && { stream: true }),
  };
}
