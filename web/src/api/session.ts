import { clearOwnShelves } from "./own-shelf.ts";
import { places } from "./places.ts";
import { bearer, forgetToken, knownUserId } from "./token.ts";
import { finishSignIn, signIn, signOut } from "./accounts.ts";
import type { SignIn } from "@handbill/contracts";

/** What one tab tells the others of this browser. */
export type SessionNews = { type: "in"; userId: string } | { type: "out" };

const CHANNEL = "handbill.session";
let opened: BroadcastChannel | null = null;
const channel = (): BroadcastChannel => (opened ??= new BroadcastChannel(CHANNEL));

const isNews = (value: unknown): value is SessionNews => {
  const type: unknown = Reflect.get(Object(value), "type");
  return type === "in" || type === "out";
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only and takes no such argument
const tell = (news: SessionNews): void => channel().postMessage(news);

/** Listens to sign-ins and sign-outs in other tabs. */
export function onSessionNews(listener: (news: SessionNews) => void): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    if (isNews(event.data)) listener(event.data);
  };
  channel().addEventListener("message", hear);
  return () => channel().removeEventListener("message", hear);
}

/** Whether somebody is signed in. Who was, on this page, is asked to sign in over it; who comes to it is not bothered. */
export const checkSession = (): Promise<string> => bearer(knownUserId() === null);

/** Called after a sign-in or sign-up: gets the token and tells the other tabs. Answers the id of the user. */
export async function enter(): Promise<string> {
  await bearer(true);
  const userId = knownUserId() ?? "";
  tell({ type: "in", userId });
  return userId;
}

/** Answers the id of the user; null where a second step is asked for, which `finishAndEnter` takes. */
export const signInAgain = async (credentials: SignIn): Promise<string | null> =>
  (await signIn(credentials)) ? enter() : null;

export async function finishAndEnter(code: string): Promise<string> {
  await finishSignIn(code);
  return enter();
}

export async function leave(): Promise<void> {
  await signOut();
  places.forget();
  clearOwnShelves();
  forgetToken();
  tell({ type: "out" });
}
