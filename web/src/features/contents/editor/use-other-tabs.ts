import { useEffect, useState } from "react";

const NAME = "handbill.editing";

type Word = { kind: "open" | "here" | "left"; contentId: string; tab: string };

const isWord = (value: unknown): value is Word =>
  typeof value === "object" && value !== null && "kind" in value && "contentId" in value && "tab" in value;

/** True while the same piece is open in another tab of this browser. Each tab says so when it opens a piece and when it leaves. */
export function useOtherTabs(contentId: string): boolean {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    const tab = `${Date.now()}-${Math.random()}`;
    const channel = new BroadcastChannel(NAME);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only and takes no such argument
    const say = (kind: Word["kind"]) => channel.postMessage({ kind, contentId, tab });
    const leave = () => say("left");
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (!isWord(data) || data.contentId !== contentId) return;
      setOthers((known) => [
        ...known.filter((other) => other !== data.tab),
        ...(data.kind === "left" ? [] : [data.tab]),
      ]);
      if (data.kind === "open") say("here");
    });
    say("open");
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
      channel.close();
    };
  }, [contentId]);
  return others.length > 0;
}
