import type { FieldError } from "@handbill/contracts";
import type { FastifySchemaValidationError } from "fastify";

/** Every fault of a request by the field it is in, `path` as in `offers.0.price`. */
export const fieldErrors = (faults: readonly FastifySchemaValidationError[]): FieldError[] =>
  faults.flatMap(fieldError);

function fieldError({ keyword, instancePath, message = "This is not valid.", params }: FastifySchemaValidationError) {
  const path = instancePath.slice(1).replaceAll("/", ".");
  switch (keyword) {
    case "unrecognized_keys":
      return listOf(params["keys"]).map((name) => ({
        path: path === "" ? name : `${path}.${name}`,
        message: "There is no such field here.",
      }));
    case "invalid_type":
      return [{ path, message: typeMessage(String(params["expected"]), message) }];
    case "invalid_value":
      return [{ path, message: `Use one of: ${listOf(params["values"]).join(", ")}.` }];
    case "too_big":
      return [sizeError(path, message, params, "most", params["maximum"])];
    case "too_small":
      return [sizeError(path, message, params, "least", params["minimum"])];
    default:
      return [{ path, message: sentence(message) }];
  }
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function typeMessage(expected: string, message: string): string {
  if (message.endsWith("received undefined")) return "This is required.";
  return expected in KINDS ? `This must be ${KINDS[expected]}.` : sentence(message);
}

const UNITS: Record<string, string> = { string: "characters", array: "items" };

/** A schema may have a sentence of its own for its limit; the library's always names the number behind a sign. */
function sizeError(
  path: string,
  message: string,
  params: Record<string, unknown>,
  side: "most" | "least",
  limit: unknown,
): FieldError {
  const unit = UNITS[String(params["origin"])];
  const isOwnWords = !/^Too (big|small): /.test(message);
  const size = unit === undefined ? String(limit) : `${String(limit)} ${unit}`;
  return {
    path,
    message: isOwnWords ? sentence(message) : `Use at ${side} ${size}.`,
    ...(typeof limit === "number" ? { limit } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

const listOf = (values: unknown): string[] => (Array.isArray(values) ? values.map(String) : []);

const sentence = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`);

const PLACES: Record<string, string> = {
  body: "body",
  params: "address",
  querystring: "query of the address",
  headers: "headers",
};

/** One sentence over all faults. */
export function summaryOf(errors: readonly FieldError[], context = "body"): string {
  const place = PLACES[context] ?? context;
  const paths = [...new Set(errors.map(({ path }) => path))].filter((path) => path !== "");
  if (paths.length === 0) return `The ${place} as a whole is not valid. ${errors[0]?.message ?? ""}`.trim();
  const named = paths.slice(0, 5).join(", ") + (paths.length > 5 ? " and more" : "");
  return paths.length === 1
    ? `One field of the ${place} is not valid: ${named}.`
    : `${paths.length} fields of the ${place} are not valid: ${named}.`;
}
