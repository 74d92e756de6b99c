import { MAX_PASSWORD, MIN_PASSWORD } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";

type Refusal = Error & { body?: { code?: string } };

const refusals: Record<string, (cause: unknown) => AppError> = {
  INVALID_EMAIL_OR_PASSWORD: wrongCredentials,
  INVALID_EMAIL: invalidEmail,
  VALIDATION_ERROR: invalidEmail, // our own schema has let the rest through
  USER_ALREADY_EXISTS: emailTaken,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: emailTaken,
  PASSWORD_TOO_SHORT: weakPassword,
  PASSWORD_TOO_LONG: weakPassword,
};

/** better-auth's error in our words. What has no words is passed on with its reason: a lost database, or a bug. */
export function errorOfIdentity(error: unknown): unknown {
  if (!isRefusal(error)) return error;
  const refusal = refusals[error.body?.code ?? ""];
  return refusal ? refusal(error) : (error.cause ?? error);
}

const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === "APIError";

/** Sign-in says the same of an email that cannot exist as of one that does not. */
export const errorOfSignIn = (error: unknown): unknown =>
  isRefusal(error) && refusals[error.body?.code ?? ""] === invalidEmail
    ? wrongCredentials(error)
    : errorOfIdentity(error);

function wrongCredentials(cause: unknown): AppError {
  return new AppError("invalid_credentials", "Email or password is wrong.", {}, { cause });
}

function invalidEmail(cause: unknown): AppError {
  const message = "This does not look like an email address.";
  return new AppError("invalid_request", message, { errors: [{ path: "email", message }] }, { cause });
}

export function emailTaken(cause: unknown): AppError {
  const message = "There is already an account with this email.";
  const errors = [{ path: "email", message }];
  return new AppError("email_taken", `${message} Sign in, or use another email.`, { errors }, { cause });
}

function weakPassword(cause: unknown): AppError {
  const message = `Use ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`;
  return new AppError("weak_password", message, { errors: [{ path: "password", message }] }, { cause });
}
