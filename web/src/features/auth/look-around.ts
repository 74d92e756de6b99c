import { postAuth } from "../../api/accounts.ts";
import { enter } from "../../api/session.ts";

/** Opens the sample business without an account. */
export async function openSample(): Promise<string> {
  await postAuth("look-around", { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return enter();
}
