import type { User } from "@handbill/contracts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { startAfresh } from "../../api/fresh-start.ts";
import { keys } from "../../api/keys.ts";
import { onSessionNews } from "../../api/session.ts";
import { isStillSignedIn } from "../../api/still-signed-in.ts";
import { forgetToken, knownUserId, onSessionEnd } from "../../api/token.ts";

const SignInDialog = lazy(() => import("./sign-in-dialog.tsx").then((file) => ({ default: file.SignInDialog })));

/**
 * Comes when the browser has brought the page back from its memory, as it was left: somebody may have signed out since, or changed
 * what it shows.
 */
async function lookWhoseItIs(client: QueryClient): Promise<void> {
  if (knownUserId() === null) return;
  const isTheirs = await isStillSignedIn().catch(() => !document.body.hidden);
  if (!isTheirs) return location.reload();
  document.body.hidden = false;
  await client.invalidateQueries();
}

/** Keeps the page through the end of a session: asks to sign in over it, and follows sign-ins and sign-outs of other tabs. */
export function SessionKeeper() {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const carryOn = useRef<(() => void) | null>(null);
  const userBefore = useRef<string | null>(null);

  useEffect(
    () =>
      onSessionEnd(() => {
        userBefore.current = knownUserId();
        setIsAsking(true);
        return new Promise((resolve) => {
          carryOn.current = () => {
            setIsAsking(false);
            resolve();
          };
        });
      }),
    [],
  );

  useEffect(
    () =>
      onSessionNews((news) => {
        if (news.type === "out") startAfresh("/login");
        else if (knownUserId() !== null && news.userId !== knownUserId()) startAfresh("/");
        else {
          forgetToken();
          carryOn.current?.();
        }
      }),
    [],
  );

  useEffect(() => {
    const look = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void lookWhoseItIs(client);
    };
    addEventListener("pageshow", look);
    return () => removeEventListener("pageshow", look);
  }, [client]);

  if (!isAsking) return null;
  const email = client.getQueryData<User>(keys.me)?.email ?? "";
  const proceed = (userId: string): void => {
    if (userBefore.current !== null && userBefore.current !== userId) startAfresh("/");
    else carryOn.current?.();
  };
  return (
    <Suspense>
      <SignInDialog email={email} onSignedIn={proceed} onLeave={() => startAfresh("/login")} />
    </Suspense>
  );
}
