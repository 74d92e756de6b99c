import * as z from "zod/mini";

/** The closed list of error codes: HTTP status and short title of each. docs/errors.md explains them. */
export const ERRORS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  invalid_json: { status: 400, title: "The body is not valid JSON" },
  unauthenticated: { status: 401, title: "Sign in first" },
  bad_signature: { status: 401, title: "The signature does not fit" },
  invalid_credentials: { status: 401, title: "Email or password is wrong" },
  ai_budget_exceeded: { status: 402, title: "The AI budget is used up" },
  ai_price_unknown: { status: 402, title: "The price of the AI model is not known" },
  account_needed: { status: 403, title: "Create an account first" },
  email_unconfirmed: { status: 403, title: "Confirm your email address first" },
  forbidden: { status: 403, title: "Not allowed" },
  not_permitted: { status: 403, title: "Your role does not allow this" },
  scope_missing: { status: 403, title: "The API key may not do this" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This method is not supported here" },
  request_timeout: { status: 408, title: "The request took too long to arrive" },
  conflict: { status: 409, title: "That does not fit the present state" },
  address_taken: { status: 409, title: "This address is taken" },
  email_taken: { status: 409, title: "There is already an account with this email" },
  complaint_stands: { status: 409, title: "Somebody complained about mail from you" },
  contact_exists: { status: 409, title: "There is a contact with this address" },
  selection_changed: { status: 409, title: "The selected text was changed" },
  claims_unconfirmed: { status: 409, title: "Some statements are not confirmed yet" },
  idempotency_key_used: { status: 409, title: "This Idempotency-Key was used before" },
  mail_off: { status: 409, title: "No mail is sent from here" },
  job_running: { status: 409, title: "This is already being worked on" },
  not_approved: { status: 409, title: "This is not approved yet" },
  approval_changed: { status: 409, title: "This is not what was approved" },
  window_closed: { status: 409, title: "The customer wrote too long ago" },
  connection_off: { status: 409, title: "This connection is off" },
  already_published: { status: 409, title: "This is out already" },
  job_cancelled: { status: 409, title: "This was stopped" },
  link_over: { status: 410, title: "This link does not work any more" },
  edit_conflict: { status: 412, title: "This was changed in the meantime" },
  body_too_large: { status: 413, title: "The body is too large" },
  uri_too_long: { status: 414, title: "The address is too long" },
  unsupported_media_type: { status: 415, title: "This content type is not supported" },
  not_confirmed: { status: 422, title: "This could not be confirmed" },
  weak_password: { status: 422, title: "The password does not meet the rules" },
  over_limit: { status: 422, title: "The text is over the channel's limit" },
  budget_mismatch: { status: 422, title: "The budget does not add up" },
  idempotency_mismatch: { status: 422, title: "The Idempotency-Key was used for another request" },
  ai_input_too_large: { status: 422, title: "The request to the writer is too long" },
  ai_refused: { status: 422, title: "The writer declined this request" },
  ai_content_filtered: { status: 422, title: "The provider's filter stopped this text" },
  time_past: { status: 422, title: "This time is over" },
  website_unreadable: { status: 422, title: "The website could not be read" },
  precondition_required: { status: 428, title: "Say which version you are changing" },
  rate_limited: { status: 429, title: "Too many requests" },
  queue_full: { status: 429, title: "Too many texts are waiting" },
  headers_too_large: { status: 431, title: "The headers are too large" },
  internal: { status: 500, title: "Something broke on our side" },
  channel_unreachable: { status: 502, title: "The channel could not be asked" },
  ai_unreachable: { status: 502, title: "The writer could not be reached" },
  ai_upstream_error: { status: 502, title: "The writer had a fault" },
  ai_bad_response: { status: 502, title: "The draft came back garbled" },
  ai_invalid_output: { status: 502, title: "The draft did not keep to the rules" },
  ai_truncated: { status: 502, title: "The draft was cut off" },
  ai_empty: { status: 502, title: "The draft came back empty" },
  ai_output_blocked: { status: 502, title: "The draft was blocked" },
  overloaded: { status: 503, title: "Too much is waiting on this server" },
  unavailable: { status: 503, title: "Handbill is not ready" },
  ai_unavailable: { status: 503, title: "The writer is not available for a moment" },
  ai_rate_limited: { status: 503, title: "The writer is busy" },
  ai_quota_exhausted: { status: 503, title: "The AI account is out of credit" },
  ai_model_unavailable: { status: 503, title: "The AI model is not available" },
  ai_config: { status: 503, title: "The AI connection is not set up correctly" },
  ai_timeout: { status: 504, title: "The writer took too long" },
  job_interrupted: { status: 503, title: "The work was interrupted" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the names, which are exactly these
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** What is wrong with one field of a request. `path` as in `fields.caption` or `offers.0.price`. */
export const FieldError = z.object({
  path: z.string(),
  message: z.string(),
  /** Measured and allowed size in `unit`, where the fault is a limit. */
  actual: z.optional(z.number()),
  limit: z.optional(z.number()),
  unit: z.optional(z.string()),
});
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem document: the body of every error. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(ERROR_CODES),
    requestId: z.string(),
    errors: z.optional(z.array(FieldError)),
    /** Seconds to wait, the same as the Retry-After header. */
    retryAfter: z.optional(z.number()),
    /** Where the stored thing or the running job is found, when the request left one behind. */
    resource: z.optional(z.string()),
    jobId: z.optional(z.string()),
    /** The present state of the thing, with an edit conflict. */
    current: z.optional(z.unknown()),
  })
  .register(z.globalRegistry, { id: "Problem" });
export type Problem = z.infer<typeof Problem>;
