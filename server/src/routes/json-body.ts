import type { FastifyInstance } from "fastify";
import { AppError } from "../core/errors.ts";

const MAX_DEPTH = 50;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * JSON as RFC 8259 has it: UTF-8 only, no prototype keys, and not nested deeper than anything of ours.
 * An empty body is no body: some clients name a content type with every request.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("text/plain");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const text = decoded(body);
    if (text === undefined) return done(new AppError("invalid_json", "The body is not valid UTF-8."));
    if (isTooDeep(text))
      return done(new AppError("invalid_json", `The body is nested deeper than ${MAX_DEPTH} levels.`));
    return parse(request, text, done);
  });
}

function decoded(body: string | Buffer): string | undefined {
  try {
    return typeof body === "string" ? body : utf8.decode(body);
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** Counts brackets outside of strings, so that no recursive reader of the body can run out of stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === BACKSLASH) index += 1;
    else if (unit === QUOTE) inString = !inString;
    else if (!inString && OPEN.has(unit)) depth += 1;
    else if (!inString && CLOSE.has(unit)) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
