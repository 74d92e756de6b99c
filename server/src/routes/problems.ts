import { STATUS_CODES } from "node:http";
import { ERRORS, type ErrorCode, type Problem } from "@handbill/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { AppError, type ErrorFacts } from "../core/errors.ts";
import { type DatabaseTrouble, databaseTrouble } from "./database-away.ts";
import { fieldErrors, summaryOf } from "./field-errors.ts";

/** Refusals of the framework, in our words. */
const refusals: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ["invalid_json", "The body is not valid JSON."],
  FST_ERR_CTP_EMPTY_JSON_BODY: ["invalid_json", "The body is empty; send JSON."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ["unsupported_media_type", "Send the body as application/json."],
  FST_ERR_CTP_BODY_TOO_LARGE: ["body_too_large", "The body may have 1 MiB at most."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ["invalid_request", "The body is not as long as its Content-Length says."],
  FST_ERR_BAD_URL: ["invalid_request", "The address is not valid: a % is not followed by two hexadecimal digits."],
  FST_ERR_INVALID_URL: ["invalid_request", "The address is not valid."],
  FST_ERR_MAX_PARAM_LENGTH: ["uri_too_long", "A part of the address is too long."],
};

/** Refusals of plug-ins, which carry a status only. */
const pluginRefusals: Record<number, ErrorCode> = {
  403: "not_found", // a folder among the files of the studio
  404: "not_found",
  408: "request_timeout",
  413: "body_too_large",
  414: "uri_too_long",
  415: "unsupported_media_type",
};

const UNAVAILABLE: Record<DatabaseTrouble, { detail: string; retryAfter: number }> = {
  away: { detail: "The database cannot be reached just now. Try again in a moment.", retryAfter: 2 },
  busy: { detail: "The database has too much to do just now. Try again in a moment.", retryAfter: 2 },
  full: {
    detail:
      "The disk of the database is full, so nothing can be saved just now. What was saved before is safe and can be read. Tell whoever runs this server, and try again once there is room.",
    retryAfter: 30,
  },
};
const INTERNAL = "Something broke on our side. If it happens again, report it with the requestId.";

function problemOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const trouble = databaseTrouble(error);
  if (trouble) {
    const { detail, retryAfter } = UNAVAILABLE[trouble];
    return new AppError("unavailable", detail, { retryAfter }, { cause: error });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = fieldErrors(error.validation);
    return new AppError("invalid_request", summaryOf(errors, error.validationContext), { errors });
  }
  const refusal = refusals[codeOf(error) ?? ""];
  if (refusal) return new AppError(...refusal);
  const { statusCode } = error instanceof Error && "statusCode" in error ? error : { statusCode: 500 };
  const code =
    typeof statusCode === "number" && statusCode < 500 ? (pluginRefusals[statusCode] ?? "invalid_request") : "internal";
  return new AppError(code, code === "internal" ? INTERNAL : "This request cannot be answered.", {}, { cause: error });
}

/** The body of every error (RFC 9457). */
function problemDocument(code: ErrorCode, detail: string, where: Where, facts: ErrorFacts = {}): Problem {
  const { status, title } = ERRORS[code];
  return {
    type: `${where.publicUrl}/docs/errors#${code}`,
    title,
    status,
    detail,
    code,
    requestId: where.requestId,
    ...facts,
  };
}

type Where = { publicUrl: string; requestId: string };

/** The one error handler: every error of every route and of the framework leaves through it. */
export const createErrorHandler =
  (publicUrl: string) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { code, message, facts, cause } = problemOf(error);
    const problem = problemDocument(code, message, { publicUrl, requestId: request.id }, facts);
    request.problemCode = code;
    if (code === "internal") request.log.error({ err: cause, code }, "unexpected error");
    else if (problem.status >= 500) request.log.warn({ err: cause ?? error, code }, "request failed");

    if (code === "unauthenticated") reply.header("www-authenticate", 'Bearer realm="Handbill"');
    if (code === "job_running" && facts.jobId !== undefined) reply.header("location", `/api/v1/jobs/${facts.jobId}`);
    if (facts.retryAfter !== undefined) reply.header("retry-after", String(Math.ceil(facts.retryAfter)));
    return reply
      .code(problem.status)
      .type("application/problem+json; charset=utf-8")
      .header("cache-control", "no-store")
      .header("x-request-id", request.id) // errors of the framework come before every hook
      .header("x-content-type-options", "nosniff")
      .serializer(JSON.stringify) // or a route that describes its errors would cut ours to its own schema
      .send(problem);
  };

/** An answer for what is no HTTP request, and so never reaches a route. */
export function rawProblem(errorCode: string | undefined, where: Where): string {
  const [code, detail] = rawRefusals[errorCode ?? ""] ?? ["invalid_request", "This is not a valid HTTP request."];
  const problem = problemDocument(code, detail, where);
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${where.requestId}`,
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}

const rawRefusals: Record<string, [ErrorCode, string]> = {
  HPE_HEADER_OVERFLOW: ["headers_too_large", "The headers may have 16 KiB at most."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["body_too_large", "The chunk extensions of the body are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: ["request_timeout", "The request did not arrive in time."],
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
