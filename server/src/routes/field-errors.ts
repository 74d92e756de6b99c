import type { FieldError } from "@handbill/contracts";
import type { FastifySchemaValidationError } from "fastify";

const UNITS: Record<string, string> = { string: "characters", array: "items" };

/** Every fault of a request by the field it is in, `path` as in `offers.0.price`. */
export const fieldErrors = (faults: readonly FastifySchemaValidationError[]): FieldError[] =>
  faults.flatMap(fieldError);

function fieldError({ keyword, instancePath, message = "This is not valid.", params }: FastifySchemaValidationError) {
  const path = instancePath.slice(1).replaceAll("/", ".");
  switch (keyword) {
    case "unrecognized_keys":
      return namesIn(params["keys"]).map((name) => ({
        path: path === "" ? name : `${path}.${name}`,
        message: "There is no such field here.",
      }));
    case "invalid_type":
      return [{ path, message: message.endsWith("received undefined") ? "This is required." : sentence(message) }];
    case "too_big":
      return [sizeError(path, message, params, params["maximum"])];
    case "too_small":
      return [sizeError(path, message, params, params["minimum"])];
    default:
      return [{ path, message: sentence(message) }];
  }
}

function sizeError(path: string, message: string, params: Record<string, unknown>, limit: unknown): FieldError {
  const unit = UNITS[String(params["origin"])];
  return {
    path,
    message: sentence(message),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

const namesIn = (keys: unknown): string[] => (Array.isArray(keys) ? keys.map(String) : []);

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
  if (paths.length === 0) return `The ${place} is not valid: ${errors[0]?.message ?? "it has the wrong shape."}`;
  const named = paths.slice(0, 5).join(", ") + (paths.length > 5 ? " and more" : "");
  return paths.length === 1
    ? `One field of the ${place} is not valid: ${named}.`
    : `${paths.length} fields of the ${place} are not valid: ${named}.`;
}
