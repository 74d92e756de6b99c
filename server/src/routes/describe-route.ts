import type { FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import type { RouteOptions } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { scopesFor } from "./api-key-scopes.ts";
import { policyInWords } from "./policy-in-words.ts";

type Transform = NonNullable<FastifyDynamicSwaggerOptions["transform"]>;
type TransformObject = NonNullable<FastifyDynamicSwaggerOptions["transformObject"]>;

const toJson = createJsonSchemaTransform({});
const toObject = createJsonSchemaTransformObject({});

/** Adds to a route what all routes have in common: who may call it, the headers it takes, the problem it may answer. */
export const describeRoute: Transform = (document) => {
  const described = toJson(document);
  const { schema, url } = described;
  if (!schema || schema.hide) return described;
  const isPrivate = url.startsWith("/api/v1/");
  const policy = document.route.config?.policy;
  return {
    url,
    schema: {
      ...schema,
      ...(policy && { "x-policy": policyInWords(policy) }),
      tags: schema.tags ?? ["Operations"],
      security: schema.security ?? (isPrivate ? waysIn(document.route) : []),
      ...(isPrivate ? { headers: headersOf(document.route) } : {}),
      response: { ...asObject(schema.response), default: PROBLEM_ANSWER },
    },
  };
};

/** With the scopes that an API key needs; what has none is not for keys. */
function waysIn({ config }: RouteOptions) {
  const scopes = scopesFor(config?.policy);
  return [{ bearer: [] }, { session: [] }, ...(scopes === undefined ? [] : [{ apiKey: scopes }])];
}

function headersOf({ method, config }: RouteOptions) {
  const isPost = [method].flat().includes("POST");
  return {
    type: "object",
    properties: {
      ...(isPost ? { "idempotency-key": IDEMPOTENCY_KEY } : {}),
      ...(config?.policy?.cost ? { prefer: PREFER } : {}),
    },
  };
}

const IDEMPOTENCY_KEY = {
  type: "string",
  minLength: 1,
  maxLength: 255,
  description: "Repeat a request with the same key to get the same answer again, without doing the work twice.",
};

const PREFER = {
  type: "string",
  description: "`respond-async` answers 202 at once; `wait=5` waits 5 seconds at most.",
  examples: ["respond-async", "wait=5"],
};

const PROBLEM_ANSWER = {
  description: "What went wrong, and what to do",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** Of the twins that the generator makes of each schema, keeps those that are used. */
export const writeObject: TransformObject = (document) => {
  const whole = toObject(document);
  const schemas = "components" in whole ? whole.components?.schemas : undefined;
  const isUnused = (name: string) =>
    name.endsWith("Input") && !JSON.stringify(whole).includes(`"#/components/schemas/${name}"`);
  // One that goes may have been the only one to use another.
  for (let unused = firstUnused(); unused !== undefined; unused = firstUnused()) delete schemas?.[unused];
  return whole;

  function firstUnused() {
    return Object.keys(schemas ?? {}).find(isUnused);
  }
};

const asObject = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === "object" ? { ...value } : {};
