import { redirect, type ParsedLocation } from "@tanstack/react-router";
import { ApiError } from "../api/problem.ts";
import { checkSession } from "../api/session.ts";

const loadWords = () => import("../api/validation-words.ts");

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Lets only those in who are signed in; others are taken to the sign-in, and back afterwards. */
export async function requireSession({ location }: { location: ParsedLocation }): Promise<void> {
  const words = loadWords();
  try {
    await checkSession();
    (await words).speakPlainly();
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    throw redirect({ to: "/login", search: location.pathname === "/" ? {} : { redirect: location.href } });
  }
}
