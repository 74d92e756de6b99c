import { toast } from "../../../ui/toast.ts";
import { previewMessages as copy } from "./messages.ts";

const failed = (): void => toast(copy.copyFailed, { tone: "danger" });

/** Puts a text where it can be pasted from, and says so. */
export function copyText(text: string, said: string): void {
  // Missing where the page is not served securely.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard === undefined) failed();
  else clipboard.writeText(text).then(() => toast(said, { tone: "ok" }), failed);
}
