import type { User } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { keys } from "../../api/keys.ts";
import { onSessionNews } from "../../api/session.ts";
import { forgetToken, knownUserId, onSessionEnd } from "../../api/token.ts";

const SignInDialog = lazy(() => import("./sign-in-dialog.tsx").then((file) => ({ default: file.SignInDialog })));

/** A full load drops everything that belonged to the user before. */
const startAfresh = (path: string): void => location.assign(path);

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
