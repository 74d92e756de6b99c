import { messages } from "./messages.ts";
import { ApiError, isLimited, NetworkError } from "./problem.ts";

export type ErrorDescription = {
  title: string;
  detail: string;
  /** Id of the failed request, for the owner to copy; null when no request reached the server. */
  reference: string | null;
  /** False where trying the same again cannot help. */
  retryable: boolean;
};

/** What the owner reads about any error. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof NetworkError) {
    return { title: messages.networkTitle, detail: messages.networkDetail, reference: null, retryable: true };
  }
  if (!(error instanceof ApiError)) {
    return { title: messages.unexpectedTitle, detail: messages.unexpectedDetail, reference: null, retryable: true };
  }
  const reference = error.problem.requestId || null;
  if (error.status === 404) {
    return { title: messages.notFoundTitle, detail: messages.notFoundDetail, reference, retryable: false };
  }
  if (isLimited(error)) {
    return { title: messages.limitedTitle, detail: messages.limitedDetail, reference, retryable: true };
  }
  const { title, detail } = error.problem;
  return { title, detail, reference, retryable: error.status >= 500 };
}
