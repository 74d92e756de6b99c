import { useState } from "react";

/** Puts texts where they can be pasted from; `said` is the last thing to say about it. */
export function useCopy(words: { copied: (label: string) => string; copyFailed: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const copy = async (label: string, text: string): Promise<void> => {
    // Missing where the page is not served securely.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    try {
      if (clipboard === undefined) throw new Error("no clipboard");
      await clipboard.writeText(text);
      setCopied(label);
      setSaid(words.copied(label));
    } catch {
      setCopied(null);
      setSaid(words.copyFailed);
    }
  };
  return { copied, said, copy, say: setSaid };
}
