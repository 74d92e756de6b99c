import { ApiError } from "./problem.ts";
import { bearer, forgetToken, knownUserId } from "./token.ts";

/** Whether who was signed in on this page still is. Rejects where nobody answers. */
export async function isStillSignedIn(): Promise<boolean> {
  const before = knownUserId();
  forgetToken();
  try {
    await bearer(true);
    return knownUserId() === before;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return false;
    throw error;
  }
}
