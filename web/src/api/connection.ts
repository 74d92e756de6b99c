import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

/** `offline`: this device has no network. `unreachable`: it has, but Handbill does not answer. */
export type Connection = "online" | "offline" | "unreachable";

const PING_TIMEOUT_MS = 5000;
const LOOK_AGAIN_MS = 3000;

let looking: Promise<void> | null = null;

const isReachable = async (): Promise<boolean> => {
  try {
    const signal = AbortSignal.timeout(PING_TIMEOUT_MS);
    await fetch("/health/live", { cache: "no-store", signal });
    return true;
  } catch {
    return false;
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** While nobody answers, what is to be sent is held back; it goes on by itself as soon as somebody does. */
async function look(): Promise<void> {
  if (await isReachable()) return;
  onlineManager.setOnline(false);
  for (;;) {
    await pause(LOOK_AGAIN_MS);
    if (await isReachable()) break;
  }
  onlineManager.setOnline(true);
}

/** A request had no answer: finds out whether that was this one alone. */
export const doubtConnection = (): void => {
  looking ??= look().finally(() => {
    looking = null;
  });
};

const read = (): Connection => {
  if (onlineManager.isOnline()) return "online";
  return navigator.onLine ? "unreachable" : "offline";
};

export const useConnection = (): Connection =>
  useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    read,
    () => "online",
  );
