import { QueryClient } from "@tanstack/react-query";
import { ApiError, NetworkError } from "./problem.ts";

const waitBeforeRetry = (failures: number, error: unknown): number =>
  error instanceof ApiError && error.retryAfter !== undefined
    ? error.retryAfter * 1000 + Math.random() * 400
    : Math.min(8000, 1000 * 2 ** failures);

const retryQuery = (failures: number, error: unknown): boolean => {
  if (error instanceof ApiError) return error.status >= 500 && failures < 1;
  return error instanceof NetworkError && failures < 2;
};

/** A first load that fails shows an error panel; a refresh that fails keeps what is on the screen. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: retryQuery,
        retryDelay: waitBeforeRetry,
        throwOnError: (_error, query) => query.state.data === undefined,
      },
      // What comes too fast is sent once more by call.ts, after the countdown that all requests share.
      mutations: { retry: false },
    },
  });
